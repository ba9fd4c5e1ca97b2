import type { EntryState } from "../log/logEntry.ts";

/** Every word that the view itself shows; a door gives them in the person's language. `{0}` stands for a number or a name. */
export interface PageWords {
	readonly title: string;
	readonly search: string;
	readonly area: string;
	readonly status: string;
	readonly kind: string;
	readonly person: string;
	readonly tag: string;
	readonly since: string;
	readonly any: string;
	readonly note: string;
	readonly record: string;
	readonly clear: string;
	readonly list: string;
	readonly graph: string;
	readonly count: string;
	readonly one: string;
	readonly none: string;
	readonly empty: string;
	readonly pick: string;
	readonly why: string;
	readonly rejected: string;
	readonly code: string;
	readonly file: string;
	readonly supersedes: string;
	readonly supersededBy: string;
	readonly notes: string;
	readonly until: string;
	readonly people: string;
	readonly everywhere: string;
	readonly noDate: string;
	readonly graphAlone: string;
	readonly asList: string;
	readonly keys: string;
	readonly failed: string;
	/** `{0}`: the how-manieth of its decision, from 1 on. */
	readonly diagram: string;
	readonly diagramText: string;
	readonly diagramFailed: string;
	readonly states: Readonly<Record<EntryState, string>>;
}

/** In English, as the exported page has them. */
export const englishWords: PageWords = {
	title: "Decisions",
	search: "Search",
	area: "Area",
	status: "Status",
	kind: "Kind",
	person: "Person",
	tag: "Tag",
	since: "Since",
	any: "any",
	note: "note",
	record: "record",
	clear: "Clear",
	list: "List",
	graph: "Over time",
	count: "{0} decisions",
	one: "1 decision",
	none: "No decision is like this.",
	empty: "There is no decision yet.",
	pick: "Choose a decision to read it.",
	why: "Why",
	rejected: "Rejected",
	code: "Code",
	file: "File",
	supersedes: "Supersedes",
	supersededBy: "Superseded by",
	notes: "Notes on it",
	until: "Until",
	people: "By",
	everywhere: "everywhere",
	noDate: "without a date",
	graphAlone: "None of these is tied to another.",
	asList: "The same as a list",
	keys: "Up and down choose a decision, Enter opens its code, / searches.",
	failed: "This could not be shown.",
	diagram: "Diagram {0}; its text stands below.",
	diagramText: "The diagram as text",
	diagramFailed: "This diagram could not be drawn. Its text:",
	states: {
		proposed: "proposed",
		accepted: "accepted",
		rejected: "rejected",
		deprecated: "deprecated",
		superseded: "superseded",
		retired: "retired",
		unknown: "unknown",
	},
};
