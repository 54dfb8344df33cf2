// The workspaces that have installed the app, with their tokens, encrypted in the state that all processes share.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SharedState } from '../../service/shared-state.js';
import type { InstallationStore } from './bolt.js';

type Installed = Parameters<InstallationStore['storeInstallation']>[0];
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Installations
  extends Required<Pick<InstallationStore, 'storeInstallation' | 'fetchInstallation' | 'deleteInstallation'>> {}

/** AES-256-GCM; the name under which it is kept belongs to what is sealed, so that none takes another's place. */
export function createInstallations(state: SharedState, secret: string): Installations {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'jacobot slack installations', 32));
  const seal = (name: string, text: string): string => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  };
  /** Throws where the secret has changed or somebody has changed what is kept. */
  const open = (name: string, text: string): string => {
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  };
  const nameOf = (id: string): string => `slack:installation:${id}`;
  const read = async (id: string): Promise<Installed | undefined> => {
    const kept = await state.get(nameOf(id));
    return kept === undefined ? undefined : (JSON.parse(open(nameOf(id), kept)) as Installed);
  };
  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined) throw new Error('The installation names neither a workspace nor an organisation.');
      await state.set(nameOf(id), seal(nameOf(id), JSON.stringify(installation)));
    },
    async fetchInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      // A workspace of an organisation may have the app through the organisation alone.
      const ids = isEnterpriseInstall ? [enterpriseId] : [teamId, enterpriseId];
      for (const id of ids) {
        const found = id === undefined ? undefined : await read(id);
        if (found) return found as never;
      }
      throw new Error('This workspace has not installed the app.');
    },
    async deleteInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      const id = isEnterpriseInstall ? enterpriseId : teamId;
      if (id !== undefined) await state.delete(nameOf(id));
    },
  };
}
