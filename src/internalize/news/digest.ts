import type { Person } from "../../core/person.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { NewsKind } from "./newsItem.ts";

/** A note or a decision record that a digest tells of. */
export interface DigestItem {
	readonly kind: NewsKind;
	/** Plain text, one line. */
	readonly title: string;
	/** The first sentences of what it says: plain text, one line; empty where its title says it all. */
	readonly gist: string;
	readonly path: RepoPath;
	/** Where it is read in a browser; `undefined`: nowhere that is known. */
	readonly link: string | undefined;
	/** Who wrote it and wants to be named. */
	readonly by: readonly Person[];
}

/** Thanks that somebody wrote into a note. */
export interface DigestThanks {
	/** Plain text, one line. */
	readonly title: string;
	/** `undefined` where the name was left out. */
	readonly from: Person | undefined;
	/** Who wrote the note; empty where nobody wants to be named. */
	readonly to: readonly Person[];
}

/** A question that waits for an answer. */
export interface DigestQuestion {
	/** Plain text, one line. */
	readonly title: string;
	readonly path: RepoPath;
	readonly link: string | undefined;
	/** `YYYY-MM-DD`; `undefined` where the note does not say. */
	readonly asked: string | undefined;
}

/** What a team learned within a time. Nothing in it is counted for anybody, and nobody comes before another for what they did. */
export interface Digest {
	/** Days, `YYYY-MM-DD`; `from` is `undefined` where a commit was named, or all of history is meant. */
	readonly from: string | undefined;
	readonly to: string;
	/** By kind, the newest first. */
	readonly items: readonly DigestItem[];
	/** In their order. */
	readonly thanks: readonly DigestThanks[];
	/** All that wait, the longest first. */
	readonly open: readonly DigestQuestion[];
}
