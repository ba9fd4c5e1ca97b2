import process from "node:process";
import type { CheckFinding } from "../combine/check/checkFinding.ts";
import { checkLevels } from "../core/config.ts";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { Checked, CheckRequest } from "../tacit/checking.ts";
import type { CheckOptions } from "./checkCommand.ts";
import { jsonCheck } from "./json/check.ts";
import { type Here, openHere } from "./openHere.ts";
import { printCheck } from "./printCheck.ts";
import { print, printJson } from "./terminal.ts";
import { version } from "./version.ts";

/** `tacit check`: what a change means for what is known; sets the exit code to 1 from the level on that the options name. */
export async function checkChange(options: CheckOptions): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const checked = await here.tacit.check(requestOf(options));
		const findings = checked.findings.filter(
			({ code }) => options.verbose === true || code !== "code-reformatted",
		);
		await printAs(options, here, { ...checked, findings });
		const { failOn } = options;
		const fails = ({ level }: CheckFinding) =>
			failOn !== "never" &&
			checkLevels.indexOf(level) <= checkLevels.indexOf(failOn);
		if (findings.some(fails)) process.exitCode ??= 1;
	} finally {
		here.dispose();
	}
}

function requestOf({ base, all }: CheckOptions): CheckRequest {
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
): Promise<void> {
	const { findings } = checked;
	switch (json ? "json" : format) {
		case "json":
			return printJson(jsonCheck(checked, here));
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
			return print(markdownReport(findings, () => undefined).trimEnd());
		}
		case "text":
			return printCheck(here, checked);
	}
}
