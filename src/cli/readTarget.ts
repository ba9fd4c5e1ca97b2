import process from "node:process";
import { TacitError } from "../core/errors.ts";
import { type LineRange, parseLineRange } from "../core/lineRange.ts";
import { msg } from "../core/message.ts";
import { placeKind } from "../node/terminal/placeKind.ts";
import { absolutePath, parentFolder } from "../node/terminal/systemPath.ts";

/** What somebody pointed at on the command line. */
export interface Target {
	/** Absolute path of the system's form. */
	readonly place: string;
	/** `undefined`: nothing is there (any more). */
	readonly kind: "file" | "folder" | undefined;
	/** A cell of a notebook: its number, from 1, or its id. */
	readonly cell: string | undefined;
	/** Within the `cell`, where one is named. */
	readonly lines: LineRange | undefined;
	/** The dotted path of a function, class or the like, or its end; then without lines. */
	readonly symbol: string | undefined;
}

/**
 * Reads `path`, `path:12`, `path:12-24`, `path:12:5` (as compilers print it), `path#L12-L24` (as Git hosts link it), or
 * in a notebook `path#3`, `path#3:2-4`; elsewhere `path#TokenStore.refresh` for a symbol. A file that bears the whole name wins, so a colon in a name does no harm; `\` may stand for `/`. Throws
 * `bad-argument` for lines that are none, and for an empty path.
 */
export function readTarget(typed: string, lines?: string): Target {
	refuseEmpty(typed);
	const readings = targetReadings(typed)
		.filter(
			({ lines: given, symbol }) =>
				lines === undefined || (given === undefined && symbol === undefined),
		)
		.map((reading) => (lines === undefined ? reading : { ...reading, lines }));
	const found = readings
		.flatMap((reading) => [
			reading,
			{ ...reading, path: reading.path.replaceAll("\\", "/") },
		])
		.map((reading) => ({
			...reading,
			place: absolutePath(process.cwd(), reading.path),
		}))
		.find(({ place }) => placeKind(place) !== undefined);
	const last = readings.at(-1) ?? {
		path: typed,
		...{ cell: undefined, symbol: undefined, lines },
	};
	const {
		place,
		cell,
		symbol,
		lines: given,
	} = found ?? {
		...last,
		place: absolutePath(process.cwd(), last.path),
	};
	return {
		place,
		kind: placeKind(place),
		cell,
		symbol,
		lines: given === undefined ? undefined : readLines(given),
	};
}

/** Throws `bad-argument` for a path without a character: a script's empty variable does not mean the current folder. */
export function refuseEmpty(typed: string): void {
	if (typed !== "") return;
	throw new TacitError(
		"bad-argument",
		msg`The path is empty. The current folder is written as a dot.`,
	);
}

/** The folder in whose repository the target lies: the target itself, if it is one. */
export function folderAround({ place, kind }: Target): string {
	return kind === "folder" ? place : parentFolder(place);
}

/** Why a name that nothing bears, and of which no note speaks, is refused: it is a slip of the hand, not an empty answer. */
export function nothingThere(typed: string): TacitError {
	return new TacitError(
		"bad-argument",
		msg`There is no file or folder ${typed}, and no note speaks of one.`,
	);
}

interface TargetReading {
	readonly path: string;
	readonly cell: string | undefined;
	readonly lines: string | undefined;
	readonly symbol: string | undefined;
}

/** What the text may mean, the likeliest first: the whole as a path, then with ever more split off as lines. */
export function targetReadings(typed: string): readonly TargetReading[] {
	const none = { cell: undefined, lines: undefined, symbol: undefined };
	const whole = { ...none, path: typed };
	const endings = [
		/^(.+):(\d+(?:-\d+)?)$/s,
		/^(.+?):(\d+):\d+$/s,
		/^(.+?)#L(\d+)(?:C\d+)?(?:-L?(\d+)(?:C\d+)?)?$/s,
	];
	return [
		whole,
		...endings.flatMap((ending) => {
			const [, path, from, to] = ending.exec(typed) ?? [];
			if (path === undefined || from === undefined) return [];
			const lines = to === undefined ? from : `${from}-${to}`;
			return [{ ...none, path, lines }];
		}),
		...cellReadings(typed),
		...symbolReadings(typed),
	];
}

function cellReadings(typed: string): readonly TargetReading[] {
	const ending = /^(.+\.ipynb)#([\w-]{1,64})(?::(\d+(?:-\d+)?))?$/is;
	const [, path, cell, lines] = ending.exec(typed) ?? [];
	return path === undefined ? [] : [{ path, cell, lines, symbol: undefined }];
}

function symbolReadings(typed: string): readonly TargetReading[] {
	const ending = /^(.+)#(?!L\d)([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)$/s;
	const [, path, symbol] = ending.exec(typed) ?? [];
	return path === undefined || /\.ipynb$/i.test(path)
		? []
		: [{ ...{ path, symbol }, cell: undefined, lines: undefined }];
}

function readLines(text: string): LineRange {
	const range = parseLineRange(text);
	if (range) return range;
	throw new TacitError(
		"bad-argument",
		msg`“${text}” are no lines. Write the first and the last, counted from 1: 12-24, or 12.`,
	);
}
