import process from "node:process";
import { TacitError } from "../core/errors.ts";
import { findingText } from "../core/findingText.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { visibleText } from "../core/markdown/visibleText.ts";
import { english, msg } from "../core/message.ts";
import type { Progress, StepState } from "../internalize/path/progress.ts";
import { mostMinutes } from "../internalize/path/readingTime.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { FoundPath, FoundStep } from "../tacit/readingPaths.ts";
import { atTarget } from "./atTarget.ts";
import { jsonFinding } from "./json/combine.ts";
import { type JsonPath, jsonPeople, jsonStep } from "./json/path.ts";
import { jsonVersion } from "./json/version.ts";
import type { Here } from "./openHere.ts";
import type { PathOptions } from "./pathCommand.ts";
import { printFindings } from "./printFindings.ts";
import {
	asArgument,
	paint,
	print,
	printJson,
	remark,
	shownLine,
} from "./terminal.ts";
import { counted, kindWords } from "./words.ts";

/** `tacit path`: what to read of a folder, or on the way to a file, what has been read of it, and what comes next. */
export async function showPath(
	typed: string,
	options: PathOptions,
): Promise<void> {
	await atTarget(typed, undefined, async ({ here, path }) => {
		const { tacit } = here;
		const found = await tacit.readingPath(path);
		await mark(here, found, options);
		const states = statesOf(here, found);
		const next = found.steps.findIndex(({ key }) => !states.has(key));
		const chosen = found.steps
			.map((step, index) => ({ step, index }))
			.filter(({ index }) => !options.next || index === next);
		if (options.json) {
			const json: JsonPath = {
				version: jsonVersion,
				path: here.seen(path),
				steps: chosen.map(({ step, index }) =>
					jsonStep(step, index, states.get(step.key), here),
				),
				people: jsonPeople(found.people),
				findings: found.findings.map((finding) =>
					jsonFinding(finding, english(findingText(finding)), here),
				),
			};
			printJson(json);
			return;
		}
		if (!options.next) printHead(here, found, states);
		for (const { step, index } of chosen)
			printStep(here, step, {
				number: index + 1,
				state: states.get(step.key),
				isNext: index === next,
				// Who alone is here is named below.
				isAskTold: options.next === true || found.people.length > 1,
			});
		if (!options.next) printPeople(found);
		if (found.steps.length === 0)
			remark(`There is nothing to read in ${shownLine(here.seen(path))}.`);
		else if (next < 0)
			remark(
				`Nothing is left. tacit path ${asArgument(here.seen(path))} --reset begins anew.`,
			);
		printFindings(
			here,
			found.findings.map((finding) => ({
				finding,
				message: english(findingText(finding)),
			})),
		);
	});
}

/** Without a place to keep it nothing has been read. */
function statesOf(
	{ hasGit, tacit }: Here,
	{ area }: FoundPath,
): ReadonlyMap<string, StepState> {
	return hasGit ? tacit.pathProgress().of(area) : new Map();
}

async function mark(
	here: Here,
	found: FoundPath,
	{ done, skip, known, reset }: PathOptions,
): Promise<void> {
	const marks = [
		...(done ?? []).map((each) => [each, "done"] as const),
		...(skip ?? []).map((each) => [each, "skipped"] as const),
		...(known ?? []).map((each) => [each, "known"] as const),
	];
	if (marks.length === 0 && reset === undefined) return;
	const progress: Progress = here.tacit.pathProgress();
	// All or none: a slip in one is told before anything is kept.
	const steps = marks.map(
		([typed, state]) => [stepNamed(here, found, typed), state] as const,
	);
	const forgotten =
		typeof reset === "string" ? stepNamed(here, found, reset) : undefined;
	if (reset !== undefined) await progress.forget(found.area, forgotten?.key);
	for (const [step, state] of steps) {
		await progress.mark(found.area, step.key, state);
		remark(`${stateWords[state]}: ${nameOf(here, step)}`);
	}
}

const stateWords: Readonly<Record<StepState, string>> = {
	done: "Read",
	skipped: "Left out",
	known: "Known before",
};

/** A step by its number, its path, or a note’s id. */
function stepNamed(here: Here, { steps }: FoundPath, typed: string): FoundStep {
	const byNumber = /^\d+$/.test(typed) ? steps[Number(typed) - 1] : undefined;
	const place = absolutePath(process.cwd(), typed);
	const found =
		byNumber ??
		steps.find(({ key }) => key === typed) ??
		steps.find(
			({ path, note }) =>
				path !== undefined &&
				note === undefined &&
				absolutePath(process.cwd(), here.seen(path)) === place,
		);
	if (found) return found;
	throw new TacitError(
		"bad-argument",
		msg`The path has no step ${typed}: name it by its number, 1 to ${steps.length}, its file or its id.`,
	);
}

function printHead(
	here: Here,
	{ area, steps, pinnedIn }: FoundPath,
	states: ReadonlyMap<string, StepState>,
): void {
	if (steps.length === 0) return;
	const left = steps.filter(({ key }) => !states.has(key));
	const facts = [
		counted(steps.length, "step"),
		...(left.length > 0 && left.length < steps.length
			? [`${left.length} left`]
			: []),
		...(left.length > 0 ? [durationWord(minutesOf(left))] : []),
		...(pinnedIn === undefined
			? []
			: [`begins with what ${here.seen(pinnedIn)} pins`]),
	];
	const name = area === "" ? "this repository" : here.seen(area);
	print(
		`${paint("bold", `To read of ${shownLine(name)}`)}  ${paint("dim", shownLine(facts.join(" · ")))}\n`,
	);
}

function minutesOf(steps: readonly FoundStep[]): number {
	return steps.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}

/** `about 3 h`; from an hour on in quarters, for it is an estimate. */
function durationWord(minutes: number): string {
	if (minutes < 60) return `about ${minutes} min`;
	const quarters = Math.round(minutes / 15);
	const rest = quarters % 4;
	return `about ${Math.floor(quarters / 4)} h${rest === 0 ? "" : ` ${rest * 15} min`}`;
}

interface Shown {
	readonly number: number;
	readonly state: StepState | undefined;
	readonly isNext: boolean;
	/** Whether it is told whom to ask about the file. */
	readonly isAskTold: boolean;
}

function printStep(
	here: Here,
	step: FoundStep,
	{ number, state, isNext, isAskTold }: Shown,
): void {
	const { kind, title, path, why, minutes, pin, reason, ask, note } = step;
	const sign = state === undefined ? (isNext ? "→" : " ") : "✓";
	const words = [
		path === undefined
			? shownLine(step.key)
			: shownLine(`${here.seen(path)}${linesWord(step)}`),
		note
			? kindWords[note.head.kind]
			: kind === "record"
				? "Decision record"
				: "",
		title === undefined ? "" : plainTitle(title),
	];
	const [place = "", sort = "", name = ""] = words;
	const time =
		state === undefined
			? minutes === undefined
				? ""
				: minutes >= mostMinutes
					? "1 h or more"
					: `${minutes} min`
			: stateWords[state].toLowerCase();
	print(
		[
			`${sign} ${String(number).padStart(2)}  ${paint("cyan", place)}`,
			...(sort === "" ? [] : [paint("yellow", sort)]),
			...(name === "" ? [] : [paint("bold", name)]),
			...(time === "" ? [] : [paint("dim", time)]),
		].join("  "),
	);
	if (state !== undefined) return;
	const lines = [
		...(pin && pin.said !== "" ? [plainTitle(pin.said)] : []),
		[
			...why.map((each) => shownLine(english(each))),
			...(ask && isAskTold ? [`Ask ${visibleText(ask.name)}.`] : []),
		].join(" "),
		...(reason && path !== undefined
			? [`Line ${reason.lines.start}: “${visibleText(shownLine(reason.text))}”`]
			: []),
	].filter((line) => line !== "");
	for (const line of lines) print(`       ${paint("dim", shownLine(line))}`);
}

function linesWord({ lines }: FoundStep): string {
	if (!lines) return "";
	const { start, end } = lines;
	return start === end ? `:${start}` : `:${start}-${end}`;
}

function printPeople({ people }: FoundPath): void {
	if (people.length === 0) return;
	print(
		`\nStill here to ask: ${people.map(({ name }) => shownLine(visibleText(name))).join(", ")}`,
	);
}

function nameOf(here: Here, { path, title, key }: FoundStep): string {
	return shownLine(
		title === undefined
			? path === undefined
				? key
				: here.seen(path)
			: plainTitle(title),
	);
}
