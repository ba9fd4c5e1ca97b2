import type { ParsedNote, Section } from "../../core/markdown/parseNote.ts";
import { rejectedHeading, rejectedIn } from "../log/decisionText.ts";
import type { RejectedOption } from "../records/decisionRecord.ts";
import type { RecordContent } from "./recordContent.ts";

/** A note that becomes part of a record. */
export interface PromotedNote {
	readonly parsed: ParsedNote;
	/** From the record's folder to the note, percent-encoded, as a Markdown link has it. */
	readonly link: string;
}

/** What notes say, as a record has it. */
export type PromotedContent = Pick<
	RecordContent,
	"title" | "context" | "chosen" | "because" | "rejected" | "links" | "tags"
>;

/**
 * What a record takes over from notes: the first one's title is what was decided; the prose of each, and its sections, are
 * the context, those of the second and further ones below their titles; lists of what was rejected are the options. Nothing
 * that the notes say is left out but their discussion and their code, to which the links lead. Throws a `RangeError` for no
 * notes.
 */
export function promotedContent(
	notes: readonly PromotedNote[],
	title?: string,
): PromotedContent {
	const [first] = notes;
	if (!first) throw new RangeError("There is no note to make a record of.");
	const named = title ?? titleOf(first);
	const context = notes.flatMap((note, at) =>
		contextOf(note, at > 0 || titleOf(note) !== named),
	);
	return {
		title: named,
		chosen: titleOf(first),
		because: undefined,
		context: context.length === 0 ? undefined : context.join("\n\n"),
		rejected: notes.flatMap(({ parsed }) =>
			parsed.prose.sections.filter(isRejected).flatMap(optionsIn),
		),
		tags: [...new Set(notes.flatMap(({ parsed }) => parsed.head?.tags ?? []))],
		links: notes.map((note) => `[${titleOf(note)}](${note.link})`),
	};
}

function titleOf({ parsed }: PromotedNote): string {
	return parsed.head?.title ?? "";
}

/** Prose and sections, headings at level 3 and below: those of levels 1 and 2 are the record's. */
function contextOf(note: PromotedNote, isNamed: boolean): readonly string[] {
	const { lead, sections } = note.parsed.prose;
	const own = sections.filter((section) => !isRejected(section));
	const depth = isNamed ? 4 : 3;
	return [
		isNamed ? `### ${titleOf(note)}` : "",
		lead,
		...own.flatMap(({ heading, depth: given, source }) => [
			`${"#".repeat(Math.min(6, Math.max(depth, given)))} ${heading}`,
			source,
		]),
		...sections.filter(isRejected).map(proseIn),
	].filter((part) => part !== "");
}

function isRejected({ heading }: Section): boolean {
	return rejectedHeading.test(heading);
}

function optionsIn({ source }: Section): readonly RejectedOption[] {
	return rejectedIn(source.replace(/\r\n?/g, "\n"));
}

const entry = /^(?:[-*+]|\d{1,9}[.)])[ \t]/;

/** What such a section says beside its list; nothing where it has none, and all of it is options. */
function proseIn({ source }: Section): string {
	if (!source.split(/\r\n|\r|\n/).some((line) => entry.test(line))) return "";
	let isInEntry = false;
	return source
		.split(/\r\n|\r|\n/)
		.filter((line) => {
			if (entry.test(line)) isInEntry = true;
			else if (!/^\s/.test(line)) isInEntry = false;
			return !isInEntry;
		})
		.join("\n")
		.trim();
}
