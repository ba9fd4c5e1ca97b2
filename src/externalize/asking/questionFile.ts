import type { LineRange } from "../../core/lineRange.ts";
import type { Message } from "../../core/message.ts";
import { parseNoteId } from "../../core/noteId.ts";
import { parseRepoPath } from "../../core/repoPath.ts";
import { type Evidence, momentKinds } from "../moments/moment.ts";
import type { OpenQuestion, QuestionState } from "./openQuestion.ts";
import { noQuestions, type QuestionList } from "./questionList.ts";

/** The form of the file; one of another form is begun anew. */
const version = 1;
/** Messages within messages that are read. */
const deepest = 4;

/** The text of the file in which a repository's questions lie. */
export function writeQuestions(list: QuestionList): string {
	const file = {
		version,
		questions: list.questions,
		settled: Object.fromEntries(list.settled),
		hidden: Object.fromEntries(list.hidden),
		shown: list.shown,
	};
	return `${JSON.stringify(file, undefined, "\t")}\n`;
}

/**
 * Reads it back. A question that is damaged is left out, a file that is no JSON or of another form has none: what was
 * asked is worth nothing that could not come up again.
 */
export function readQuestions(text: string | undefined): QuestionList {
	const file = text === undefined ? undefined : objectIn(parsed(text));
	if (file?.["version"] !== version) return noQuestions;
	const { questions, settled, hidden, shown } = file;
	return {
		questions: Array.isArray(questions)
			? questions.flatMap((each) => questionIn(each) ?? [])
			: [],
		settled: new Map(timesIn(settled)),
		hidden: new Map(
			timesIn(hidden).flatMap(([text, until]) => {
				const id = parseNoteId(text);
				return id === undefined ? [] : [[id, until] as const];
			}),
		),
		shown: Array.isArray(shown)
			? shown.filter(isNumber).sort((a, b) => a - b)
			: [],
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function timesIn(value: unknown): readonly (readonly [string, number])[] {
	const all = Object.entries(objectIn(value) ?? {});
	return all.filter((each): each is [string, number] => isNumber(each[1]));
}

const states: readonly QuestionState[] = ["open", "later", "answered", "never"];

function questionIn(value: unknown): OpenQuestion | undefined {
	const read = objectIn(value);
	if (!read) return undefined;
	const { key, number, at, commit, blob, wasShown, weight } = read;
	const kind = momentKinds.find((each) => each === read["kind"]);
	const state = states.find((each) => each === read["state"]);
	const path = isText(read["path"]) ? parseRepoPath(read["path"]) : undefined;
	const question = messageIn(read["question"], deepest);
	const lines = linesIn(read["lines"]);
	if (!kind || !state || path === undefined || !question) return undefined;
	if (lines === undefined && read["lines"] !== undefined) return undefined;
	if (!isText(key) || !isWhole(number) || !isNumber(at) || !isNumber(weight))
		return undefined;
	return {
		...{ key, number, kind, state, path, question, lines, at, weight },
		evidence: Array.isArray(read["evidence"])
			? read["evidence"].flatMap((each) => evidenceIn(each) ?? [])
			: [],
		commit: isText(commit) && isHash.test(commit) ? commit : undefined,
		blob: isText(blob) && isHash.test(blob) ? blob : undefined,
		note: isText(read["note"]) ? parseNoteId(read["note"]) : undefined,
		wasShown: wasShown === true,
	};
}

const isHash = /^[0-9a-f]{40,64}$/;

function evidenceIn(value: unknown): Evidence | undefined {
	const read = objectIn(value);
	const said = messageIn(read?.["said"], deepest);
	const commit = read?.["commit"];
	if (!said) return undefined;
	return isText(commit) && isHash.test(commit) ? { said, commit } : { said };
}

function messageIn(value: unknown, depth: number): Message | undefined {
	const read = objectIn(value);
	const { template, args } = read ?? {};
	if (!isText(template) || !Array.isArray(args) || depth === 0)
		return undefined;
	const all: Message["args"][number][] = [];
	for (const arg of args) {
		const named =
			isText(arg) || isNumber(arg) ? arg : messageIn(arg, depth - 1);
		if (named === undefined) return undefined;
		all.push(named);
	}
	return { template, args: all };
}

function linesIn(value: unknown): LineRange | undefined {
	const { start, end } = objectIn(value) ?? {};
	return isWhole(start) && isWhole(end) && end >= start
		? { start, end }
		: undefined;
}

function objectIn(value: unknown): Record<string, unknown> | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: undefined;
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}

function isNumber(value: unknown): value is number {
	return typeof value === "number" && Number.isFinite(value);
}

/** 1 and up. */
function isWhole(value: unknown): value is number {
	return isNumber(value) && Number.isInteger(value) && value >= 1;
}
