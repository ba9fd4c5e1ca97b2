import { l10n, Uri, window } from "vscode";
import { planHook } from "../../core/hooks/planHook.ts";
import type { Person } from "../../core/person.ts";
import { isThere, readHook, writeHook } from "../../node/files/hookFiles.ts";
import { isFile } from "../../node/files/isFile.ts";
import { type HooksPlace, hooksPlace } from "../../node/git/hooksPlace.ts";
import {
	ownPairCommand,
	pairHookNames,
	pairHooksUndo,
	pairScript,
	pairScriptName,
} from "../../socialize/hooks/pairScript.ts";
import type { OpenRepository } from "../openRepository.ts";

/**
 * Asks, where no hook writes yet whom commits credit, whether one is to. Resolves when that was answered, or never: a
 * message that is left alone does not.
 */
export async function askForHooks(
	{ root, pairFile }: OpenRepository,
	extension: Uri,
	people: readonly Person[],
): Promise<void> {
	const script = Uri.joinPath(pairFile, "..", pairScriptName).fsPath;
	if (isFile(script)) return;
	const install = l10n.t("Install the Hooks");
	const pressed = await window.showInformationMessage(
		l10n.t(
			"Are commits to credit {0}, from here and from any terminal? A line in git’s hooks prepare-commit-msg and commit-msg of this clone does it while a session runs.",
			people.map(({ name }) => name).join(", "),
		),
		install,
		l10n.t("Not Now"),
	);
	if (pressed !== install) return;
	const place = await hooksPlace(root.fsPath);
	if (place?.owner !== "own" || !writeAll(place, script)) {
		void window.showWarningMessage(
			l10n.t(
				"The hooks here are not this clone’s alone, or another tool makes them. In a terminal “tacit pair hooks install” says what can be done.",
			),
		);
		return;
	}
	const text = pairScript({
		node: process.execPath,
		bundle: Uri.joinPath(extension, "dist", "credit.cjs").fsPath,
	});
	writeHook(script, new TextEncoder().encode(text));
}

/** All of them or none: whether they were written. */
function writeAll({ folder, commonDir }: HooksPlace, script: string): boolean {
	const isUsual =
		Uri.file(folder).path === Uri.joinPath(Uri.file(commonDir), "hooks").path;
	const plans = pairHookNames.map((name) => {
		const file = Uri.joinPath(Uri.file(folder), name).fsPath;
		const command = ownPairCommand(name, isUsual ? undefined : script);
		const hook = isThere(file) ? readHook(file) : undefined;
		return { file, ...planHook(hook, command, pairHooksUndo) };
	});
	const isFit = plans.every(
		({ state, bytes }) => bytes ?? state === "installed",
	);
	if (isFit)
		for (const { file, bytes } of plans) if (bytes) writeHook(file, bytes);
	return isFit;
}
