import { type Disposable, workspace } from "vscode";
import { askingLevels } from "../externalize/asking/budget.ts";
import { type MomentKind, momentKinds } from "../externalize/moments/moment.ts";
import { type DayLimit, usualLimit } from "../internalize/practice/dayLimit.ts";

/** Where a `+` in the gutter offers to write a note. */
export type PlusInGutter = "selection" | "everyLine" | "never";

/** What `Tacit: Commit Notes` does; `ask` until a choice was made. */
export type CommitChoice = "ask" | "stage" | "commit" | "amend";

/** How much of notes is shown in the code: as the settings say, or all of it, or none. */
export type Shown = "chosen" | "everything" | "nothing";

const allShown: readonly Shown[] = ["chosen", "everything", "nothing"];

/** A person's settings, as they are now. Reading one costs nothing: hovers and keystrokes ask for them. */
export const settings = {
	lineMarks: () => isShown("marks.line"),
	overviewRuler: () => isShown("marks.overviewRuler"),
	hover: () => isShown("hover"),
	/** Whether a hover shows one line of a note that was read. */
	shrinkRead: () =>
		settings.shown() !== "everything" && get("shrinkRead", false),
	shown: () => oneOf(allShown, get("show", "chosen"), "chosen"),
	/** Remembers it for this person, in every workspace; what was chosen before is kept. */
	rememberShown: (shown: Shown) =>
		workspace
			.getConfiguration("tacit")
			.update("show", shown === "chosen" ? undefined : shown, true),
	plusInGutter: () => get<PlusInGutter>("plusInGutter", "selection"),
	/** How readily questions are shown. */
	askingLevel: () => oneOf(askingLevels, get("ask", "normal"), "normal"),
	/** Kinds of moments that are never asked about. */
	neverAsk: (): readonly MomentKind[] => {
		const names = get<unknown>("neverAsk", []);
		return Array.isArray(names)
			? momentKinds.filter((kind) => names.includes(kind))
			: [];
	},
	/** Asks never again about a kind of moments, or again if that was so, in every workspace. */
	switchAsking: (kind: MomentKind) => {
		const never = settings.neverAsk();
		const after = never.includes(kind)
			? never.filter((each) => each !== kind)
			: [...never, kind];
		return workspace.getConfiguration("tacit").update("neverAsk", after, true);
	},
	/** Whether somebody who is new to a folder is told what matters there, and asked what surprised them. */
	isArrivalNoticed: () => get("firstChange", true),
	/** Neither any more, in every workspace. */
	stopNoticingArrival: () =>
		workspace.getConfiguration("tacit").update("firstChange", false, true),
	/** Minutes of a turn, 0 for never; `undefined` for the usual. */
	turnMinutes: (): number | undefined => {
		const turn = get<unknown>("turn", "usual");
		if (turn === "off") return 0;
		return turn === "usual" ? undefined : Number(turn) || undefined;
	},
	/** Whether it is shown that there are cards to practise. */
	isPractising: () => practiceChoice() !== "off",
	/** How much is asked in a day. */
	practiceLimit: (): DayLimit => practiceLimits[practiceChoice()],
	/** Folders (absolute) whose files the settings of repositories may extend. */
	sharedFolders: (): readonly string[] => {
		const folders = get<unknown>("sharedFolders", []);
		return Array.isArray(folders)
			? folders.filter((each) => typeof each === "string" && each !== "")
			: [];
	},
	/** Where it is shown what changes mean for what is known. */
	touched: () =>
		oneOf(touchedChoices, get<unknown>("touched", "everywhere"), "everywhere"),
	/** The branch or commit that the branch is compared with; `undefined`: the one that git tells. */
	reviewBase: (): string | undefined => {
		const base = get<unknown>("reviewBase", "");
		return typeof base === "string" && base.trim() !== ""
			? base.trim()
			: undefined;
	},
	commitChoice: () => get<CommitChoice>("commitNotes", "ask"),
	/** Remembers the choice for this person, in every workspace. */
	rememberCommitChoice: (choice: CommitChoice) =>
		workspace.getConfiguration("tacit").update("commitNotes", choice, true),
};

/** Whether one of the things is shown that are there by default. */
function isShown(key: string): boolean {
	const shown = settings.shown();
	return shown === "chosen" ? get(key, true) : shown === "everything";
}

const touchedChoices = ["everywhere", "view", "off"] as const;

const practiceChoices = ["off", "short", "normal", "long"] as const;
type PracticeChoice = (typeof practiceChoices)[number];

/** Who practises although it is off does so in the usual amount. */
const practiceLimits: Readonly<Record<PracticeChoice, DayLimit>> = {
	off: usualLimit,
	short: { cards: 5, minutes: 3 },
	normal: usualLimit,
	long: { cards: 20, minutes: 10 },
};

function practiceChoice(): PracticeChoice {
	return oneOf(practiceChoices, get<unknown>("practice", "off"), "off");
}

/** A person may write anything into a setting. */
function oneOf<T>(all: readonly T[], value: unknown, fallback: T): T {
	return all.find((each) => each === value) ?? fallback;
}

const known = new Map<string, unknown>();

/** Forgets what was read whenever a setting changes, before anybody else hears of it. */
export function watchSettings(): Disposable {
	return workspace.onDidChangeConfiguration(() => known.clear());
}

function get<T>(key: string, fallback: T): T {
	if (!known.has(key))
		known.set(key, workspace.getConfiguration("tacit").get(key, fallback));
	return known.get(key) as T;
}
