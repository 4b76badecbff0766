export interface Installation {
  id: string;
  workspace: string;
  desk: string;
  settings: Record<string, unknown>;
  /** Handoffs of chats open a ticket here. */
  handoffs: boolean;
  cursor: string | null;
}

export interface Installations {
  all(): Promise<Installation[]>;
  put(installation: Omit<Installation, 'cursor'>, now: number): Promise<void>;
  remove(workspace: string, id: string): Promise<boolean>;
  setCursor(id: string, cursor: string): Promise<void>;
}
