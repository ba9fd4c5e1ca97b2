import type { NoteKind, Visibility } from "../core/note.ts";
import type { Person } from "../core/person.ts";
import type { Pointed } from "./captureAnchor.ts";
import type { MomentKind } from "./moments/moment.ts";
import type { SecretsChoice } from "./secrets/clearOfSecrets.ts";

/** What somebody wants to write down. */
export interface NoteRequest {
	readonly kind: NoteKind;
	/** As typed: Markdown, the title told apart by `titleAndProse`. */
	readonly text: string;
	readonly by: readonly Person[];
	readonly pointed: Omit<Pointed, "commit" | "blob">;
	/** The file's bytes as the person sees them, for its blob id; `undefined` for a folder. */
	readonly bytes: Uint8Array | undefined;
	readonly visibility: Visibility;
	/** When it was known, `YYYY-MM-DD`; today when left out. */
	readonly date?: string | undefined;
	/** What led to it. Only what git shows anyone (`shownMoment`) is written. */
	readonly moment?: MomentKind | undefined;
	/** Of a note that is published; `refuse` when left out. */
	readonly secrets?: SecretsChoice;
}

/** How a draft is published. */
export interface PublishOptions {
	/** `refuse` when left out. */
	readonly secrets?: SecretsChoice;
	/** Whether its names are left out. */
	readonly withoutNames?: boolean;
}

/** One of a note's anchors, and where its code stands as it is now. */
export interface ConfirmedPlace extends Pick<NoteRequest, "pointed" | "bytes"> {
	/** 0-based, among the note's anchors. */
	readonly anchorIndex: number;
}
