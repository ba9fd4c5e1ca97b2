import { commands, Disposable, l10n, window } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { isNotebookPath } from "../../core/notebook/codeText.ts";
import { keptText } from "../../externalize/found/keptText.ts";
import type { FoundReason } from "../../externalize/found/rankReasons.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { FoundHere, FoundReasons } from "../internalize/foundHere.ts";
import { showCodeFile, showLines } from "../showLines.ts";
import type { Composer } from "./composer.ts";
import type { LineWriter } from "./lineWriter.ts";
import { newWriting } from "./newWriting.ts";

/** Asks for the reasons that are already there, shows where one was found, and makes a note of one. */
export function registerFoundCommands(
	found: FoundReasons,
	composer: Composer,
	lines: LineWriter,
	run: CommandRunner,
): Disposable {
	const on = (
		id: typeof commandIds.showFound | typeof commandIds.keepFound,
		task: (here: FoundHere, reason: FoundReason) => Promise<void>,
	) =>
		run(id, async (given) => {
			const here = found.last;
			const reason = here?.reasons[indexOf(given)];
			if (!here || !reason)
				throw new TacitError(
					"bad-argument",
					msg`The file has changed since. Ask again.`,
				);
			await task(here, reason);
		});
	return Disposable.from(
		run(commandIds.whyHere, async () => {
			const here = await found.look();
			if (!here) return;
			if (here.reasons.length > 0)
				await commands.executeCommand("editor.action.showHover", {
					focus: "noAutoFocus",
				});
			else
				window.setStatusBarMessage(
					l10n.t(
						"$(info) Neither commits nor comments nor decision records tell why these lines are as they are.",
					),
					8000,
				);
		}),
		on(commandIds.showFound, async ({ repository }, { source }) => {
			if (source.type === "commit") {
				await commands.executeCommand(
					"git.viewCommit",
					undefined,
					source.commit.hash,
				);
				return;
			}
			const file = await showCodeFile(await repository.codeUri(source.path));
			const at =
				"lines" in source
					? source.lines
					: { start: source.line, end: source.line };
			await showLines(file, at);
		}),
		on(commandIds.keepFound, async (here, reason) => {
			const { file, document } = here;
			await showLines(file, file.linesOf(document, here.lines));
			const writing = {
				...newWriting(file.uri, file.linesOf(document, here.lines), false),
				text: keptText(reason),
				by:
					reason.source.type === "commit"
						? [reason.source.commit.author]
						: undefined,
			};
			if (isNotebookPath(file.uri.path)) await lines.write(writing);
			else await composer.begin(writing);
		}),
	);
}

/** Which of the reasons is meant: from a link by its number, from a row of a view. */
function indexOf(given: unknown): number {
	if (typeof given === "number") return given;
	return typeof given === "object" && given !== null && "index" in given
		? Number(given.index)
		: -1;
}
