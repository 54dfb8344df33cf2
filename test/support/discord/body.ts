// What a request of discord.js carries: JSON, or a form with files.
// biome-ignore-all lint/suspicious/noExplicitAny: what comes in may be anything

/** JSON, or a form with JSON in `payload_json` and files. */
export async function readBody(
  bytes: Buffer,
  type: string,
): Promise<{ body: any; files: { name: string; bytes: Uint8Array }[] }> {
  if (!type.startsWith('multipart/')) return { body: bytes.length > 0 ? JSON.parse(bytes.toString()) : {}, files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const [, value] of form)
    if (typeof value !== 'string') files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  const body = JSON.parse(String(form.get('payload_json')));
  // The files of a first answer are in its data.
  return { body, files };
}
