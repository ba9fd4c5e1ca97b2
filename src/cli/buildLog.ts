import process from "node:process";
import { type EntryFilter, isFiltering } from "../combine/log/filterEntries.ts";
import { entryStates } from "../combine/log/logEntry.ts";
import type { LogEdit, LogPlan } from "../combine/log/logPlan.ts";
import { TacitError } from "../core/errors.ts";
import type { FileFinding } from "../core/finding.ts";
import { findingText } from "../core/findingText.ts";
import { english, msg } from "../core/message.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { PlannedLog } from "../tacit/decisions.ts";
import { jsonFinding } from "./json/combine.ts";
import {
	type JsonLog,
	jsonEntry,
	jsonLogEdit,
	jsonLogFiles,
} from "./json/log.ts";
import type { Seen } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import type { LogOptions } from "./logCommand.ts";
import { type Here, openHere } from "./openHere.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit log`: builds the log of decisions. With `--check` the exit code is 1 where it is not what would be built. */
export async function buildLog(
	checkouts: readonly string[],
	options: LogOptions,
): Promise<void> {
	if (options.since !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(options.since))
		throw new TacitError(
			"bad-argument",
			msg`--since takes a day, like 2026-11-22.`,
		);
	const isPart = isFiltering(filterOf(options));
	const needsPlace = isPart || (options.area ?? []).length > 0;
	if (
		(needsPlace || checkouts.length > 0) &&
		!options.stdout &&
		options.output === undefined
	)
		throw new TacitError(
			"bad-argument",
			needsPlace
				? msg`A part of the decisions is no log. Say where it goes: --stdout, or --output with a file.`
				: msg`Say where the log of these checkouts goes: --stdout, or --output with a file.`,
		);
	if (checkouts.length > 0) await buildShared(checkouts, options);
	else await buildOwn(options);
}

async function buildOwn(options: LogOptions): Promise<void> {
	const here = openHere();
	try {
		const { tacit } = here;
		const request = {
			...filterOf(options),
			areas: options.area?.map((each) =>
				here.pathOf(absolutePath(process.cwd(), each)),
			),
			path:
				options.output === undefined
					? undefined
					: here.pathOf(absolutePath(process.cwd(), options.output)),
			isNew: options.stdout,
		};
		const loading = tacit.load([]);
		loading.catch(() => undefined);
		const letGo = new Set(options.discard);
		let plan = await tacit.planLog({ ...request, letGo });
		await loading;
		const isWriting = !options.check && !options.stdout;
		if (isWriting && options.intoNotes) {
			for (const name of await putIntoNotes(here, plan)) letGo.add(name);
			plan = await tacit.planLog({ ...request, letGo });
		}
		if (isWriting) await tacit.writeLog(plan);
		await tell(plan, options, isWriting, here);
	} finally {
		here.dispose();
	}
}

async function buildShared(
	checkouts: readonly string[],
	options: LogOptions,
): Promise<void> {
	const { sharedLog } = await import("./sharedLog.ts");
	const { plan, write, paths } = await sharedLog({
		checkouts,
		output: options.stdout ? undefined : options.output,
		filter: filterOf(options),
		areas: options.area,
		letGo: new Set(options.discard),
	});
	const isWriting = !options.check && !options.stdout;
	if (isWriting) await write();
	await tell(plan, options, isWriting, paths);
}

/** Answers the names of the parts whose edits stand in their notes and records now. */
async function putIntoNotes(
	{ tacit, seen }: Here,
	plan: PlannedLog,
): Promise<readonly string[]> {
	const put: string[] = [];
	const entries = await plan.entries();
	for (const edit of plan.edits)
		if (await tacit.applyLogEdit(edit)) {
			put.push(edit.name);
			const source = entries.find(({ key }) => key === edit.key)?.source;
			if (source)
				remark(`${shownLine(seen(source.path))} says now what was edited.`);
		}
	return put;
}

function filterOf({
	status,
	since,
	tag,
}: LogOptions): Omit<EntryFilter, "areas"> {
	return {
		states: status && entryStates.filter((state) => status.includes(state)),
		since,
		tags: tag,
	};
}

async function tell(
	plan: PlannedLog,
	options: LogOptions,
	isWritten: boolean,
	paths: Seen,
): Promise<void> {
	const isCurrent = plan.files.every(({ before, after }) => before === after);
	if (options.check && !isCurrent) process.exitCode = 1;
	const findings = [...plan.findings, ...findingsOf(plan)];
	if (options.json) {
		const json: JsonLog = {
			version: jsonVersion,
			files: jsonLogFiles(plan, isWritten, paths),
			entries: (await plan.entries()).map((entry) => jsonEntry(entry, paths)),
			edits: plan.edits.map((edit) => jsonLogEdit(edit, paths)),
			findings: findings.map((finding) =>
				jsonFinding(finding, english(findingText(finding)), paths),
			),
		};
		printJson(json);
		return;
	}
	if (options.stdout)
		process.stdout.write(plan.files.map(({ after }) => after).join("\n"));
	else printFiles(plan, isWritten, paths);
	for (const finding of findings) printFinding(finding, paths);
	for (const edit of plan.edits) printEdit(edit, paths);
}

function findingsOf(plan: LogPlan): readonly FileFinding[] {
	return plan.files.flatMap(({ path, findings }) =>
		findings.map((finding) => ({
			...finding,
			file: { path, visibility: "published" as const },
		})),
	);
}

function printFiles(plan: LogPlan, isWritten: boolean, paths: Seen): void {
	for (const { path, before, after } of plan.files) {
		const name = shownLine(paths.seen(path));
		if (before === after) {
			if (before !== undefined) print(`${name} is up to date.`);
		} else if (!isWritten) print(`${name} is not up to date.`);
		else print(`${name} is ${after === undefined ? "removed" : "written"}.`);
	}
	remark(`${counted(plan.count, "decision")}.`);
}

function printFinding(finding: FileFinding, paths: Seen): void {
	const { file, lines, severity, code } = finding;
	const colour =
		severity === "error" ? "red" : severity === "warning" ? "yellow" : "blue";
	remark(
		`${shownLine(paths.seenFile(file))}:${lines.start}: ${paint(colour, severity)}: ${shownLine(english(findingText(finding)))} ${paint("dim", `[${code}]`)}`,
	);
}

function printEdit({ path, line, name, changes }: LogEdit, paths: Seen): void {
	const remedy =
		changes?.every(({ part }) => part !== undefined) && changes.length > 0
			? "--into-notes puts it where it comes from, "
			: "";
	remark(
		`${shownLine(paths.seen(path))}:${line}: “${shownLine(name)}” was edited here by hand, and is left as it is: ${remedy}--discard ${shownLine(name)} builds it anew.`,
	);
}
