// The web platform: page, JSON, pictures, health. What the composition root may use of it.
export { createWebApp, type WebParts } from './app.js';
export { listen, type WebServer } from './server.js';
