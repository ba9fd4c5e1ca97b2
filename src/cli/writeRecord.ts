import process from "node:process";
import { recordStates } from "../combine/records/decisionRecord.ts";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { JsonRecord } from "./json/records.ts";
import { jsonVersion } from "./json/version.ts";
import { noteNamed } from "./noteNamed.ts";
import { openHere } from "./openHere.ts";
import type { RecordOptions } from "./recordCommands.ts";
import { print, printJson, remark, shown, shownLine } from "./terminal.ts";

/** `tacit record`: writes a decision record. */
export async function writeRecord(
	title: string | undefined,
	options: RecordOptions,
): Promise<void> {
	const state = recordStates.find((each) => each === options.status);
	if (options.status !== undefined && state === undefined)
		throw new TacitError(
			"bad-argument",
			msg`--status takes one of: ${recordStates.join(", ")}.`,
		);
	const here = openHere();
	try {
		const pathOf = (named: string | undefined) =>
			named === undefined
				? undefined
				: here.pathOf(absolutePath(process.cwd(), named));
		await here.tacit.load([]);
		const plan = await here.tacit.planRecord({
			...{ title, state },
			folder: pathOf(options.folder),
			supersedes: pathOf(options.supersedes),
			notes: options.from?.map((named) => noteNamed(here, named).head.id),
		});
		if (!options.dryRun) await here.tacit.writeRecord(plan);
		if (options.json) {
			const json: JsonRecord = {
				version: jsonVersion,
				path: here.seen(plan.path),
				isWritten: !options.dryRun,
				files: plan.files.map(({ path, after }) => ({
					path: here.seen(path),
					text: after ?? "",
				})),
				notes: plan.notes,
				passedOver: plan.passedOver.map(({ number, path, branches }) => ({
					...{ number, branches },
					path: here.seen(path),
				})),
			};
			printJson(json);
			return;
		}
		if (options.dryRun) print(shown(plan.files[0]?.after ?? "").trimEnd());
		else for (const { path } of plan.files) print(shownLine(here.seen(path)));
		for (const { number, path, branches } of plan.passedOver)
			remark(
				`Number ${number} is taken by ${shownLine(here.seen(path))} on ${shownLine(branches.join(", "))}.`,
			);
		if (plan.unchanged !== undefined)
			remark(
				`The status of ${shownLine(here.seen(plan.unchanged))} is written in a way that Tacit does not change. Write there that it is superseded.`,
			);
	} finally {
		here.dispose();
	}
}
