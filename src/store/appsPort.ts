import type { Codes } from '../domain/app.ts';

export interface InstalledApp {
  workspace: string;
  /** What stands before the dot of its verbs; one app of a kind. */
  kind: string;
  /** Its name on the shelf. */
  app: string;
  settings: Record<string, unknown>;
}

export interface AppRows {
  list(workspace: string): Promise<InstalledApp[]>;
  put(app: InstalledApp, now: number): Promise<void>;
  remove(workspace: string, kind: string): Promise<boolean>;
  codes(workspace: string): Codes;
}
