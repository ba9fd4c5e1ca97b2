import process from "node:process";
import { type EntryFilter, isFiltering } from "../combine/log/filterEntries.ts";
import { entryStates } from "../combine/log/logEntry.ts";
import type { LogEdit, LogPlan } from "../combine/log/logPlan.ts";
import { TacitError } from "../core/errors.ts";
import type { FileFinding } from "../core/finding.ts";
import { findingText } from "../core/findingText.ts";
import { english, msg } from "../core/message.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import { jsonFinding } from "./json/combine.ts";
import {
	type JsonLog,
	jsonEntry,
	jsonLogEdit,
	jsonLogFiles,
} from "./json/log.ts";
import { jsonVersion } from "./json/version.ts";
import type { LogOptions } from "./logCommand.ts";
import { type Here, openHere } from "./openHere.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit log`: builds the log of decisions. With `--check` the exit code is 1 where it is not what would be built. */
export async function buildLog(options: LogOptions): Promise<void> {
	const here = openHere();
	try {
		const filter = filterOf(options, here);
		if (isFiltering(filter) && !options.stdout && options.output === undefined)
			throw new TacitError(
				"bad-argument",
				msg`A part of the decisions is no log. Say where it goes: --stdout, or --output with a file.`,
			);
		const path =
			options.output === undefined
				? undefined
				: here.pathOf(absolutePath(process.cwd(), options.output));
		await here.tacit.load([]);
		const plan = await here.tacit.planLog({
			...filter,
			path,
			isNew: options.stdout,
		});
		const isWriting = !options.check && !options.stdout;
		if (isWriting) await here.tacit.writeLog(plan);
		const isCurrent = plan.files.every(({ before, after }) => before === after);
		if (options.check && !isCurrent) process.exitCode = 1;
		const { entries, findings } = plan;
		const all = [...findings, ...findingsOf(plan)];
		if (options.json) {
			const json: JsonLog = {
				version: jsonVersion,
				files: jsonLogFiles(plan, isWriting, here),
				entries: entries.map((entry) => jsonEntry(entry, here)),
				edits: plan.edits.map((edit) => jsonLogEdit(edit, here)),
				findings: all.map((finding) =>
					jsonFinding(finding, english(findingText(finding)), here),
				),
			};
			printJson(json);
			return;
		}
		if (options.stdout)
			process.stdout.write(plan.files.map(({ after }) => after).join("\n"));
		else printPlan(here, plan, isWriting);
		for (const finding of all) printFinding(here, finding);
		for (const edit of plan.edits) printEdit(here, edit);
	} finally {
		here.dispose();
	}
}

function filterOf(options: LogOptions, here: Here): EntryFilter {
	const { area, status, since, tag } = options;
	if (since !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(since))
		throw new TacitError(
			"bad-argument",
			msg`--since takes a day, like 2026-11-22.`,
		);
	return {
		areas: area?.map((each) => here.pathOf(absolutePath(process.cwd(), each))),
		states: status && entryStates.filter((state) => status.includes(state)),
		since,
		tags: tag,
	};
}

function findingsOf(plan: LogPlan): readonly FileFinding[] {
	return plan.files.flatMap(({ path, findings }) =>
		findings.map((finding) => ({
			...finding,
			file: { path, visibility: "published" as const },
		})),
	);
}

function printPlan(here: Here, plan: LogPlan, isWritten: boolean): void {
	for (const { path, before, after } of plan.files) {
		const name = shownLine(here.seen(path));
		if (before === after) print(`${name} is up to date.`);
		else
			print(isWritten ? `${name} is written.` : `${name} is not up to date.`);
	}
	remark(`${counted(plan.count, "decision")}.`);
}

function printFinding(here: Here, finding: FileFinding): void {
	const { file, lines, severity, code } = finding;
	const colour =
		severity === "error" ? "red" : severity === "warning" ? "yellow" : "blue";
	remark(
		`${shownLine(here.seenFile(file))}:${lines.start}: ${paint(colour, severity)}: ${shownLine(english(findingText(finding)))} ${paint("dim", `[${code}]`)}`,
	);
}

function printEdit(here: Here, { path, line, name }: LogEdit): void {
	remark(
		`${shownLine(here.seen(path))}:${line}: “${shownLine(name)}” was edited here by hand, and is left as it is.`,
	);
}
