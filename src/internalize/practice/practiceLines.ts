import type { Finding } from "../../core/finding.ts";
import { type Message, msg } from "../../core/message.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import { cardKey, readCardKey } from "./card.ts";
import { cardMarks, type PracticeEntry, ratings } from "./practiceEntry.ts";

/** What is kept of practice, as read. */
export interface PracticeLines {
	/** By time, and then by their lines: the same whichever window wrote first. What stands there twice counts once. */
	readonly entries: readonly PracticeEntry[];
	/** Of lines that are none; they stay where they are. */
	readonly findings: readonly Finding[];
}

/** The longest time that a card is taken to have been looked at, in seconds: then somebody was called away. */
export const mostSeconds = 600;
/** A line that is longer, in UTF-16 units, is none of ours. */
const longestLine = 1000;
const substanceForm = /^[0-9a-f]{16}$/;
const timeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Writes an entry as a line of JSON, with its line end. */
export function practiceLine(entry: PracticeEntry): string {
	const { at, card, of, ...said } = entry;
	return `${JSON.stringify({ at: new Date(at).toISOString(), card, of, ...said })}\n`;
}

/** The text with an entry added. A line that was left half-written, or was typed by hand without an end, is ended first. */
export function withEntry(
	text: string | undefined,
	entry: PracticeEntry,
): string {
	const before = text ?? "";
	const end = before === "" || before.endsWith("\n") ? "" : "\n";
	return `${before}${end}${practiceLine(entry)}`;
}

/** Reads the text; `undefined` is none. A line that says nothing is passed over, a malformed one is a finding. */
export function readPracticeLines(text: string | undefined): PracticeLines {
	const found = new Map<string, PracticeEntry>();
	const findings: Finding[] = [];
	for (const [index, line] of (text ?? "").split(/\r?\n/).entries()) {
		if (line.trim() === "") continue;
		const entry = readLine(line);
		if (isEntry(entry)) found.set(practiceLine(entry), entry);
		else
			findings.push({
				...{ code: "practice-line", severity: "warning" },
				lines: { start: index + 1, end: index + 1 },
				...{ found: shortenFound(line), expected: entry },
			});
	}
	const entries = [...found]
		.sort(
			([line, { at }], [otherLine, other]) =>
				at - other.at || (line < otherLine ? -1 : 1),
		)
		.map(([, entry]) => entry);
	return { entries, findings };
}

function isEntry(read: PracticeEntry | Message): read is PracticeEntry {
	return "card" in read;
}

/** The entry, or what was expected in its place. */
function readLine(line: string): PracticeEntry | Message {
	const fields = line.length > longestLine ? undefined : objectIn(line);
	if (!fields)
		return msg`a line of JSON such as \`${practiceLine(example).trimEnd()}\``;
	const { card, of, rating, mark, seconds } = fields;
	const at = timeOf(fields["at"]);
	if (at === undefined)
		return msg`“at”, a time such as ${new Date(example.at).toISOString()}`;
	const key = typeof card === "string" ? readCardKey(card) : undefined;
	if (!key) return msg`“card”, such as ${example.card}`;
	if (typeof of !== "string" || !substanceForm.test(of))
		return msg`“of”, 16 hexadecimal digits`;
	const common = { at, card: cardKey(key.id, key.kind), of };
	const said = cardMarks.find((each) => each === mark);
	if (said && rating === undefined) return { ...common, mark: said };
	const rated = ratings.find((each) => each === rating);
	if (!rated || mark !== undefined)
		return msg`either “rating” (${ratings.join(", ")}) or “mark” (${cardMarks.join(", ")})`;
	const isLength =
		typeof seconds === "number" &&
		Number.isInteger(seconds) &&
		seconds >= 0 &&
		seconds <= mostSeconds;
	return isLength
		? { ...common, rating: rated, seconds }
		: msg`“seconds”, from 0 to ${mostSeconds}`;
}

const example: PracticeEntry = {
	at: Date.UTC(2026, 10, 28, 9, 30),
	card: "k3f9q2mx/reason" as PracticeEntry["card"],
	of: "0123456789abcdef",
	rating: "good",
	seconds: 20,
};

function timeOf(value: unknown): number | undefined {
	if (typeof value !== "string" || !timeForm.test(value)) return undefined;
	const time = Date.parse(value);
	// A day such as the 31st of June is read as another one, or as none.
	return Number.isNaN(time) || new Date(time).toISOString() !== value
		? undefined
		: time;
}

function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === "object" && value !== null && !Array.isArray(value)
			? (value as Readonly<Record<string, unknown>>)
			: undefined;
	} catch {
		return undefined;
	}
}
