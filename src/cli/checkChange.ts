import process from "node:process";
import type { CheckFinding } from "../combine/check/checkFinding.ts";
import { checkLevels } from "../core/config.ts";
import { TacitError } from "../core/errors.ts";
import { english, msg } from "../core/message.ts";
import type { Checked, CheckRequest } from "../tacit/checking.ts";
import type { CheckOptions } from "./checkCommand.ts";
import { type Fixed, fixPlaces } from "./fixPlaces.ts";
import { jsonCheck } from "./json/check.ts";
import { type Here, openHere } from "./openHere.ts";
import { printCheck } from "./printCheck.ts";
import { printFixes } from "./printFixes.ts";
import { print, printJson, remark } from "./terminal.ts";
import { version } from "./version.ts";

/** `tacit check`: what a change means for what is known; sets the exit code to 1 from the level on that the options name. */
export async function checkChange(options: CheckOptions): Promise<void> {
	const here = openHere();
	try {
		const request = requestOf(options);
		await here.tacit.load([]);
		const fixed = options.fix
			? await fixPlaces(here, request, { isDry: options.dryRun === true })
			: undefined;
		const isPrinted = options.format === "text" && !options.json;
		if (fixed) printFixes(here, fixed, isPrinted ? print : remark);
		if (fixed && fixed.left.length > 0) process.exitCode = 2;
		const checked = await here.tacit.check(request);
		const findings = checked.findings.filter(
			({ code }) => options.verbose === true || code !== "code-reformatted",
		);
		await printAs(options, here, { ...checked, findings }, fixed);
		const { failOn } = options;
		const fails = ({ level }: CheckFinding) =>
			failOn !== "never" &&
			checkLevels.indexOf(level) <= checkLevels.indexOf(failOn);
		const isLeftToDo =
			failOn === "info" && fixed?.isDry === true && fixed.notes.length > 0;
		if (isLeftToDo || findings.some(fails)) process.exitCode ??= 1;
	} finally {
		here.dispose();
	}
}

function requestOf({ base, all, fix, dryRun }: CheckOptions): CheckRequest {
	if (dryRun && !fix)
		throw new TacitError(
			"bad-argument",
			msg`--dry-run says what --fix would write: it goes with --fix.`,
		);
	if (all === undefined)
		return base === undefined ? { of: "work-tree" } : { of: "branch", base };
	if (base === undefined) return { of: "all" };
	throw new TacitError(
		"bad-argument",
		msg`--all looks at everything, and compares with no --base.`,
	);
}

async function printAs(
	{ format, json }: CheckOptions,
	here: Here,
	checked: Checked,
	fixed: Fixed | undefined,
): Promise<void> {
	const { findings, unseen } = checked;
	const isToldApart = json || format === "json" || format === "text";
	if (!isToldApart) for (const each of unseen) remark(english(each));
	switch (json ? "json" : format) {
		case "json":
			return printJson(jsonCheck(checked, fixed, here));
		case "sarif": {
			const { sarifReport } = await import(
				"../combine/check/report/sarifReport.ts"
			);
			return printJson(sarifReport(findings, version));
		}
		case "gitlab": {
			const { gitlabReport } = await import(
				"../combine/check/report/gitlabReport.ts"
			);
			return printJson(gitlabReport(findings));
		}
		case "github": {
			const { githubReport } = await import(
				"../combine/check/report/githubReport.ts"
			);
			return void process.stdout.write(githubReport(findings));
		}
		case "markdown": {
			const { markdownReport } = await import(
				"../combine/check/report/markdownReport.ts"
			);
			return print(markdownReport(findings, () => undefined, unseen).trimEnd());
		}
		case "text":
			return printCheck(here, checked);
	}
}
