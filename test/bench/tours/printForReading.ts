import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { git } from "../withClone.ts";
import { type LineStep, shownAt } from "./lineSteps.ts";

/** Prints a step for somebody who is to say where its text stands today: both texts, and every place where the line stands as it was. */
export function printForReading(root: string, step: LineStep): void {
	const { birth, written, place } = step;
	const [, file = "", line = "0"] = /^(.*):(\d+)$/.exec(written) ?? [];
	const then = birth ? linesThen(root, birth) : [];
	const own = then[Number(line) - 1]?.trim();
	const now = linesOf(root, file);
	const same = now.flatMap((each, at) => (each.trim() === own ? [at + 1] : []));
	const out = [
		`=== ${step.tour} #${step.step} ${written}`,
		`SAYS ${step.description.replace(/\s+/g, " ").slice(0, 220)}`,
		"THEN",
		...around(then, Number(line), 3),
		`SAME LINE NOW: ${own === "" ? "blank" : same.slice(0, 12).join(" ")}`,
	];
	const places =
		place.state === "proposed"
			? place.candidates.map(
					(each) => `${each.path}:${each.line} p=${each.p.toFixed(2)}`,
				)
			: [shownAt(place) ?? place.state];
	for (const each of places) {
		const [, to = "", at = "0"] = /^(.*):(\d+)/.exec(each) ?? [];
		out.push(
			`${place.state.toUpperCase()} ${each}`,
			...around(linesOf(root, to), Number(at), 2),
		);
	}
	process.stdout.write(`${out.join("\n")}\n`);
}

/** None where the file was not there. */
function linesThen(
	root: string,
	{ commit, path: file }: NonNullable<LineStep["birth"]>,
): readonly string[] {
	const stored = git(root, "ls-tree", "--name-only", commit, "--", file);
	return stored === ""
		? []
		: git(root, "show", `${commit}:${file}`).split(/\r?\n/);
}

function linesOf(root: string, file: string): readonly string[] {
	const full = path.join(root, file);
	return file !== "" && existsSync(full)
		? readFileSync(full, "utf8").split(/\r?\n/)
		: [];
}

function around(lines: readonly string[], line: number, by: number): string[] {
	return lines.slice(Math.max(0, line - 1 - by), line + by).map((text, at) => {
		const number = Math.max(0, line - 1 - by) + at + 1;
		return `${number === line ? ">" : " "}${number} ${text.slice(0, 110)}`;
	});
}
