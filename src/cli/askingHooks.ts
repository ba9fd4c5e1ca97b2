import process from "node:process";
import { readQuestions } from "../externalize/asking/questionFile.ts";
import { isWaiting } from "../externalize/asking/questionList.ts";
import {
	bareHookCommand,
	hookScript,
	ownHookCommand,
	sharedHookCommand,
} from "../externalize/hooks/hookCommand.ts";
import {
	checkHookNames,
	hookNames,
	hooksUndo,
} from "../externalize/hooks/hookNames.ts";
import { removeEmptyFolder, removeHook } from "../node/files/hookFiles.ts";
import { sharedText } from "../node/files/sharedText.ts";
import type { HooksPlace } from "../node/git/hooksPlace.ts";
import { besideProgram } from "../node/terminal/besideProgram.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import type { HookSet } from "./setUpHooks.ts";
import { remark } from "./terminal.ts";
import { counted } from "./words.ts";

/** The hooks of `tacit hooks`, which ask after a commit. */
export const askingHooks: HookSet = {
	names: hookNames,
	onRequest: checkHookNames,
	install: "tacit hooks install",
	undo: hooksUndo,
	scriptName: "hook.sh",
	sharesScript: false,
	script: () =>
		hookScript({
			node: process.execPath,
			bundle: besideProgram("hook.cjs"),
			commandLine: besideProgram("cli.mjs"),
		}),
	own: ownHookCommand,
	shared: sharedHookCommand,
	bare: bareHookCommand,
	taken: forgetLooks,
};

/** What looks left behind; questions stay where some wait or were settled, which the editor goes by, too. */
function forgetLooks({ gitDir, commonDir }: HooksPlace): void {
	const own = absolutePath(commonDir, "tacit");
	removeHook(absolutePath(gitDir, "tacit/seen.json"));
	removeEmptyFolder(absolutePath(gitDir, "tacit/locks"));
	removeEmptyFolder(absolutePath(gitDir, "tacit"));
	const file = absolutePath(own, "questions.json");
	const { questions, settled, hidden } = readQuestions(sharedText(file).read());
	if (questions.length + settled.size + hidden.size === 0) removeHook(file);
	const waiting = questions.filter(isWaiting).length;
	if (waiting > 0)
		remark(
			`${counted(waiting, "question")} still ${waiting === 1 ? "waits" : "wait"}: tacit moments lists ${waiting === 1 ? "it" : "them"}.`,
		);
	removeEmptyFolder(absolutePath(own, "locks"));
	removeEmptyFolder(own);
}
