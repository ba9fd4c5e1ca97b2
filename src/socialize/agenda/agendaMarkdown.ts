import type { HostLinks } from "../../core/hostLinks.ts";
import { linkAddress } from "../../core/linkAddress.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { NoteKind } from "../../core/note.ts";
import { type RepoPath, repoRoot } from "../../core/repoPath.ts";
import type {
	Agenda,
	AgendaEvidence,
	AgendaNote,
	AgendaPlace,
	AgendaStep,
} from "./agenda.ts";
import { minutesOf } from "./agenda.ts";
import { markdownCode, markdownWords } from "./markdownWords.ts";
import { spokenDay } from "./spokenDay.ts";

/** Where an agenda lies, and where its links lead. */
export interface AgendaAddress {
	/** The folder of its file. */
	readonly folder: RepoPath;
	/** Where commits are read; `undefined` where that is not known. */
	readonly host: HostLinks | undefined;
}

/** Places and notes that are named in a step. */
const mostNamed = 4;
/** Steps that found no time of which a line is shown. */
const mostLeft = 12;

/** What people call what is kept, behind “as”. */
const kindNames: Readonly<Record<NoteKind, string>> = {
	why: "a reason",
	decision: "a decision",
	gotcha: "a gotcha",
	workaround: "a workaround",
	howto: "a how-to",
	story: "a story",
	question: "a question",
};

/**
 * An agenda as Markdown that is read aloud, each step an item to tick. What others wrote stands in it as text, never as
 * markup, and is cut short.
 */
export function agendaMarkdown(agenda: Agenda, address: AgendaAddress): string {
	const { title, opening, parts, left, more, missing } = agenda;
	const shown = left.slice(0, mostLeft);
	const others = left.length - shown.length + more;
	const lines = [
		`# ${markdownWords(title)}`,
		"",
		`About ${minutesOf(agenda)} minutes. Read each step aloud, tick it when it is done, and write down what is said while it is said.`,
		...opening.flatMap((each) => ["", markdownWords(each, 800)]),
		...missing.flatMap((each) => ["", `_${markdownWords(each, 400)}_`]),
	];
	for (const part of parts)
		lines.push(
			...["", `## ${markdownWords(part.title)}`, ""],
			part.steps.map((step) => stepMarkdown(step, address)).join("\n\n"),
		);
	if (shown.length > 0) {
		lines.push("", "## For another time", "");
		for (const step of shown)
			lines.push(`- ${sentence(step.title)}${inPlaces(step.places, address)}`);
		if (others > 0) lines.push(`- and ${others} more`);
	}
	return `${lines.join("\n")}\n`;
}

function stepMarkdown(step: AgendaStep, address: AgendaAddress): string {
	const { todo, evidence, questions, notes, keep, settle, places } = step;
	const paragraphs: string[] = [];
	const [first] = places;
	if (first) paragraphs.push(`Where: ${placesMarkdown(places, address)}`);
	if (todo !== undefined) paragraphs.push(markdownWords(todo, 600));
	if (evidence.length > 0)
		paragraphs.push(
			evidence.map((each) => `- ${evidenceMarkdown(each, address)}`).join("\n"),
		);
	if (notes.length > 0)
		paragraphs.push(`Read: ${notesMarkdown(notes, address)}`);
	if (questions.length > 0)
		paragraphs.push(
			`**Ask:** ${questions.map((each) => markdownWords(each, 300)).join(" ")}`,
		);
	if (settle)
		paragraphs.push(`${settle.words}: ${markdownCode(settle.command)}`);
	else if (keep !== undefined && first)
		paragraphs.push(
			`Keep it as ${kindNames[keep]}: ${markdownCode(`tacit note ${shellWord(placeName(first))} --kind ${keep}`)}`,
		);
	const head = `- [ ] **${sentence(step.title)}** · ${step.minutes} min`;
	return [
		head,
		...paragraphs.map((each) => each.replace(/^(?=.)/gm, "  ")),
	].join("\n\n");
}

/** Ends as a sentence does. */
function sentence(text: string): string {
	const words = markdownWords(text, 220);
	return /[.!?…:]["”’]?$/.test(words) ? words : `${words}.`;
}

function evidenceMarkdown(
	{ date, title, isQuoted = true, said, commit }: AgendaEvidence,
	{ host }: AgendaAddress,
): string {
	const short = commit?.slice(0, 7);
	const link =
		commit === undefined || short === undefined
			? ""
			: host
				? ` ([${short}](${host.commit(commit)}))`
				: ` (${markdownCode(short)})`;
	const words = title === undefined ? "" : markdownWords(title);
	const named = words === "" ? "" : `${isQuoted ? `“${words}”` : words}${link}`;
	const told = said === undefined ? "" : markdownWords(said, 320);
	const all = [named, told].filter(Boolean).join(": ");
	return date === undefined ? all : `${spokenDay(date)}: ${all}`;
}

function placesMarkdown(
	places: readonly AgendaPlace[],
	address: AgendaAddress,
): string {
	const shown = places.slice(0, mostNamed);
	const more = places.length - shown.length;
	const links = shown.map((each) => placeMarkdown(each, address));
	return `${links.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function inPlaces(
	places: readonly AgendaPlace[],
	address: AgendaAddress,
): string {
	const [first] = places;
	return first ? ` ${placeMarkdown(first, address)}` : "";
}

/** A link whose words are the place as a person types it, and whose address names the lines. */
function placeMarkdown(place: AgendaPlace, { folder }: AgendaAddress): string {
	const { path, lines, symbol } = place;
	const anchor = lines ? `#L${lines.start}-L${lines.end}` : "";
	const words = symbol === undefined ? "" : `${markdownWords(symbol)} in `;
	return `${words}[${markdownWords(placeName(place), 300)}](${linkAddress(folder, path)}${anchor})`;
}

function notesMarkdown(
	notes: readonly AgendaNote[],
	{ folder }: AgendaAddress,
): string {
	const shown = notes.slice(0, mostNamed);
	const more = notes.length - shown.length;
	const links = shown.map(
		({ title, path }) =>
			`[${markdownWords(plainTitle(title)) || "(no title)"}](${linkAddress(folder, path)})`,
	);
	return `${links.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** As it is typed after a command: `src/queue.ts:12-24`, `.` for the root. */
function placeName({ path, lines }: AgendaPlace): string {
	const at = path === repoRoot ? "." : path;
	if (!lines) return at;
	return lines.start === lines.end
		? `${at}:${lines.start}`
		: `${at}:${lines.start}-${lines.end}`;
}

/** A path as a shell takes it for one word, and no program for an option. */
function shellWord(path: string): string {
	const word = /^[\w@%+=:,./#-]+$/.test(path)
		? path
		: `'${path.replaceAll("'", "'\\''")}'`;
	return path.startsWith("-") ? `-- ${word}` : word;
}
