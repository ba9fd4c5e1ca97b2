import type { SetupStep } from "../combine/teamSetup/setupStep.ts";
import { english } from "../core/message.ts";
import type { Seen } from "./json/note.ts";
import { paint, print, shown, shownLine } from "./terminal.ts";

/** Prints a step of the team's set-up: what for, why, and the lines that come and go. */
export function printStep(step: SetupStep, paths: Seen): void {
	print(
		`${paint("bold", english(step.title))}  ${paint("cyan", shownLine(paths.seen(step.path)))}\n  ${english(step.reason)}`,
	);
	const lines =
		step.kind === "by-hand"
			? [
					...(step.text === "" ? [] : ["By hand; paste:"]),
					...shown(step.text).split("\n"),
				]
			: changedLines(step.before, step.after);
	for (const line of lines)
		if (line !== "") print(`    ${colourOf(line, step.kind)}`);
	print("");
}

/** The lines that differ, with `+` and `-` before them: what stands the same at the beginning and the end is left out. */
export function changedLines(
	before: string | undefined,
	after: string | undefined,
): readonly string[] {
	const old = linesOf(before);
	const now = linesOf(after);
	let start = 0;
	while (start < old.length && start < now.length && old[start] === now[start])
		start++;
	let end = 0;
	while (
		end < old.length - start &&
		end < now.length - start &&
		old[old.length - 1 - end] === now[now.length - 1 - end]
	)
		end++;
	return [
		...old.slice(start, old.length - end).map((line) => `- ${line}`),
		...now.slice(start, now.length - end).map((line) => `+ ${line}`),
	];
}

function linesOf(text: string | undefined): readonly string[] {
	if (text === undefined || text === "") return [];
	return shown(text).replace(/\n$/, "").split("\n");
}

function colourOf(line: string, kind: SetupStep["kind"]): string {
	if (kind === "by-hand") return line;
	return paint(line.startsWith("+") ? "green" : "red", line);
}
