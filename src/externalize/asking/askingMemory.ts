import { type MomentKind, momentKinds } from "../moments/moment.ts";

/** What somebody did when a question was put: only pressed buttons teach. */
export interface Taught {
	/** Times that a question of this kind was answered. */
	readonly yes: number;
	/** Times that one was put off with “Not now”. */
	readonly no: number;
}

/**
 * What is remembered of a person who is asked, on this machine alone and for all of its repositories. All times are
 * milliseconds since 1970-01-01 UTC, all days `YYYY-MM-DD` where the person is.
 */
export interface AskingMemory {
	/** The day on which Tacit first could have asked: nothing is shown on it. */
	readonly firstDay: string;
	/** When questions were shown, within the last two days, in order. */
	readonly shown: readonly number[];
	/** “Not now” pressed one after the other, with no answer between. */
	readonly notNow: number;
	/** The day that three of them ended. */
	readonly endedOn: string | undefined;
	/** Nothing is shown before. */
	readonly hushedUntil: number;
	/** By kind; a kind that is not in it taught nothing yet. */
	readonly taught: Readonly<Partial<Record<MomentKind, Taught>>>;
}

/** What is remembered of somebody who begins today. */
export function newMemory(today: string): AskingMemory {
	return {
		firstDay: today,
		shown: [],
		notNow: 0,
		endedOn: undefined,
		hushedUntil: 0,
		taught: {},
	};
}

/** “Not now” that many times in a row ends it for the day. */
const mostNotNow = 3;
/** Answers of one kind that are remembered: older ones fade as newer ones come. */
const mostTaught = 20;
const twoDaysMs = 2 * 86_400_000;

/** A question was shown. */
export function rememberShown(memory: AskingMemory, now: number): AskingMemory {
	const shown = memory.shown.filter((at) => at > now - twoDaysMs);
	return { ...memory, shown: [...shown, now] };
}

/** A button was pressed. `later`: “Not now”. */
export function rememberPress(
	memory: AskingMemory,
	kind: MomentKind,
	pressed: "answer" | "later",
	today: string,
): AskingMemory {
	const before = memory.taught[kind] ?? { yes: 0, no: 0 };
	const after =
		pressed === "answer"
			? { yes: before.yes + 1, no: before.no }
			: { yes: before.yes, no: before.no + 1 };
	const all = after.yes + after.no;
	const share = Math.min(1, mostTaught / all);
	const notNow = pressed === "answer" ? 0 : memory.notNow + 1;
	const isEnded = notNow >= mostNotNow;
	return {
		...memory,
		notNow: isEnded ? 0 : notNow,
		endedOn: isEnded ? today : memory.endedOn,
		taught: {
			...memory.taught,
			[kind]: { yes: after.yes * share, no: after.no * share },
		},
	};
}

/** Nothing is shown before that time. */
export function hush(memory: AskingMemory, until: number): AskingMemory {
	return { ...memory, hushedUntil: until };
}

/** The text in which it is kept. */
export function writeMemory(memory: AskingMemory): string {
	return `${JSON.stringify(memory, undefined, "\t")}\n`;
}

/** Reads it back; what is damaged is as on the first day, which asks least. */
export function readMemory(
	text: string | undefined,
	today: string,
): AskingMemory {
	const fresh = newMemory(today);
	let read: Partial<Record<keyof AskingMemory, unknown>>;
	try {
		const value: unknown = JSON.parse(text ?? "");
		if (typeof value !== "object" || value === null) return fresh;
		read = value;
	} catch {
		return fresh;
	}
	const { firstDay, shown, notNow, endedOn, hushedUntil } = read;
	if (!isDay(firstDay)) return fresh;
	return {
		firstDay,
		shown: Array.isArray(shown)
			? shown.filter(isCount).sort((a, b) => a - b)
			: [],
		notNow: isCount(notNow) ? notNow : 0,
		endedOn: isDay(endedOn) ? endedOn : undefined,
		hushedUntil: isCount(hushedUntil) ? hushedUntil : 0,
		taught: taughtIn(read.taught),
	};
}

function taughtIn(value: unknown): AskingMemory["taught"] {
	if (typeof value !== "object" || value === null) return {};
	const taught: Partial<Record<MomentKind, Taught>> = {};
	for (const kind of momentKinds) {
		const each = (value as Partial<Record<MomentKind, Partial<Taught> | null>>)[
			kind
		];
		if (each && isCount(each.yes) && isCount(each.no))
			taught[kind] = { yes: each.yes, no: each.no };
	}
	return taught;
}

function isDay(value: unknown): value is string {
	return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
}

function isCount(value: unknown): value is number {
	return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
