import type {
	ProposalEvidence,
	ProposalKind,
} from "../../combine/relations/proposal.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { Settlement } from "../../tacit/relations.ts";
import type { Seen } from "./note.ts";
import type { jsonVersion } from "./version.ts";

/** A note or a record. */
export interface JsonCompared {
	/** The id of a note; of a record its path in the repository. */
	readonly key: string;
	/** Plain text. */
	readonly title: string;
	readonly path: string;
	readonly isRecord: boolean;
}

/** What speaks for a pair. */
export type JsonEvidence =
	| {
			readonly type: "words";
			readonly words: readonly {
				readonly one: string;
				readonly other: string;
			}[];
	  }
	| {
			readonly type: "code";
			readonly path: string;
			readonly lines: LineRange | null;
			readonly symbol: string | null;
	  }
	| {
			readonly type: "rejected";
			/** Markdown, not made safe; so are the others. */
			readonly option: string;
			readonly reason: string | null;
			readonly taken: string;
	  };

/** What `tacit relations --json` prints. */
export interface JsonRelations {
	readonly version: typeof jsonVersion;
	readonly proposals: readonly {
		readonly kind: ProposalKind;
		/** 0 to 1. */
		readonly likeness: number;
		readonly one: JsonCompared;
		readonly other: JsonCompared;
		readonly evidence: readonly JsonEvidence[];
	}[];
}

/** What `tacit relations --themes --json` prints. */
export interface JsonThemes {
	readonly version: typeof jsonVersion;
	readonly themes: readonly {
		readonly words: readonly string[];
		readonly folders: readonly string[];
		readonly members: readonly JsonCompared[];
	}[];
}

/** What `tacit guide --json` prints. */
export interface JsonGuide {
	readonly version: typeof jsonVersion;
	readonly path: string;
	/** Whether it is another than the file was. */
	readonly isChanged: boolean;
	readonly isWritten: boolean;
	/** Whether the claims were edited by hand, and left as they are. */
	readonly isEdited: boolean;
	readonly text: string;
}

/** What `tacit relate --json` prints. */
export interface JsonRelated {
	readonly version: typeof jsonVersion;
	readonly as: Settlement;
	/** Keys, as in `JsonCompared`. */
	readonly one: string;
	readonly other: string;
}

/** Evidence as JSON has it. */
export function jsonEvidence(
	evidence: ProposalEvidence,
	{ seen }: Seen,
): JsonEvidence {
	switch (evidence.type) {
		case "words":
			return evidence;
		case "code":
			return {
				type: "code",
				path: seen(evidence.path),
				lines: evidence.lines ?? null,
				symbol: evidence.symbol ?? null,
			};
		case "rejected":
			return { ...evidence, reason: evidence.reason ?? null };
	}
}
