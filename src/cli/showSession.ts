import { atTarget } from "./atTarget.ts";
import { jsonVersion } from "./json/version.ts";
import { printAgenda } from "./printAgenda.ts";
import type { SessionOptions } from "./sessionCommand.ts";
import { print, printJson, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit session`: what to do to learn a place. */
export async function showSession(
	typed: string,
	options: SessionOptions,
): Promise<void> {
	const { minutes, newcomers } = options;
	await atTarget(typed, undefined, async ({ here, path }) =>
		printAgenda(
			await here.tacit.learningSession(path, { minutes, newcomers }),
			here,
			options,
		),
	);
}

/** `tacit session --end`: what came of one. */
export async function endSession(
	typed: string,
	{ json }: SessionOptions,
): Promise<void> {
	await atTarget(typed, undefined, async ({ here, path }) => {
		const notes = await here.tacit.recordSession(path);
		if (json) {
			printJson({
				version: jsonVersion,
				file: here.seen(path),
				notes: notes.map(({ title, path: file }) => ({
					title,
					file: here.seen(file),
				})),
			});
			return;
		}
		print(`${counted(notes.length, "note")} came of it.`);
		for (const { title, path: file } of notes)
			print(`  ${shownLine(title)}  ${shownLine(here.seen(file))}`);
	});
}
