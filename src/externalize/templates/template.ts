import type { NoteKind } from "../../core/note.ts";

/** Sections that a note may have: none must be filled in, and what is left as the template has it is left out. */
export interface Template {
	/** By which it is asked for; of a kind's own template, the kind. */
	readonly name: string;
	/** What a note is about that begins with it. */
	readonly kind: NoteKind;
	/** Markdown above the first section; mostly empty. */
	readonly lead: string;
	/** In their order, at least one. */
	readonly sections: readonly TemplateSection[];
}

/** A heading with what stands below it until something is written there. */
export interface TemplateSection {
	/** Inline Markdown of one line, without `#` marks. */
	readonly heading: string;
	/** 2 to 6. */
	readonly depth: number;
	/** Markdown without blank lines around it: a hint, or a beginning; mostly empty. */
	readonly body: string;
}
