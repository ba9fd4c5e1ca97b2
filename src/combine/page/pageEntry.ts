import type { EntryState } from "../log/logEntry.ts";

/** An entry as the list of the log shows it and as it is searched: plain data, without Markdown. */
export interface PageEntry {
	/** The id of its note, or the path of its record. */
	readonly key: string;
	/** Of a log of several checkouts. */
	readonly repository: string | undefined;
	readonly type: "note" | "record";
	/** Plain text, as all below. */
	readonly title: string;
	readonly status: string;
	readonly state: EntryState;
	/** `YYYY-MM-DD`. */
	readonly date: string | undefined;
	readonly people: readonly string[];
	readonly tags: readonly string[];
	/** Empty: all of the repository. */
	readonly area: string;
	/** What was decided, why, and what was rejected, in a row. */
	readonly text: string;
	readonly supersedes: readonly string[];
	readonly supersededBy: readonly string[];
	/** Keys of entries that it is related to, in whatever way. */
	readonly related: readonly string[];
}

/** A place that an entry leads to. */
export interface PageLink {
	/** Plain text. */
	readonly label: string;
	/** A path in the repository. */
	readonly path: string;
	/** 1-based, inclusive. */
	readonly lines: { readonly start: number; readonly end: number } | undefined;
	/** Where the web shows it; `undefined` where that is not known. */
	readonly url: string | undefined;
}

/** A diagram of an entry. */
export interface PageDiagram {
	/** Mermaid's text, as somebody wrote it. */
	readonly source: string;
	/** SVG that was drawn beforehand, its colours in the style of its first element; `undefined` where the page has to draw it. */
	readonly drawn: string | undefined;
}

/** All of an entry. What ends in `Html` was made safe: see `safeHtml`. */
export interface PageDetail {
	readonly key: string;
	readonly titleHtml: string;
	/** Empty where nothing is said. */
	readonly gistHtml: string;
	readonly whyHtml: string;
	readonly rejected: readonly {
		readonly titleHtml: string;
		/** Empty where nothing is said. */
		readonly reasonHtml: string;
	}[];
	readonly diagrams: readonly PageDiagram[];
	/** Its note or record. */
	readonly source: PageLink;
	readonly code: readonly PageLink[];
	readonly relations: readonly {
		/** In plain words: `amends`, `Clarifies`. */
		readonly words: string;
		readonly key: string;
	}[];
	readonly notes: readonly {
		readonly kind: string;
		readonly title: string;
		readonly source: PageLink;
	}[];
	readonly until: string | undefined;
}
