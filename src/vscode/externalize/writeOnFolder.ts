import { l10n, QuickInputButtons, ThemeIcon, window } from "vscode";
import type { Writing } from "../../externalize/writing.ts";
import { kindWord } from "../words.ts";
import { pickKind } from "./pickKind.ts";

/** A folder has no editor to write in: one line does, with the kind and the way to save as buttons. */
export async function writeOnFolder(
	writing: Writing,
	save: (writing: Writing, how: "publish" | "draft") => Promise<void>,
): Promise<void> {
	let { kind } = writing;
	const input = window.createInputBox();
	const draft = {
		iconPath: new ThemeIcon("lock"),
		tooltip: l10n.t("Save as Private Draft"),
	};
	const choose = {
		iconPath: new ThemeIcon("tag"),
		tooltip: l10n.t("Choose What the Note Is About"),
	};
	const describe = () => {
		input.title = l10n.t("{0}, on a folder", kindWord(kind));
	};
	input.placeholder = l10n.t("Why is it like this? One sentence is enough.");
	input.prompt = l10n.t("Enter publishes the note.");
	input.buttons = [choose, draft];
	input.ignoreFocusOut = true;
	describe();
	const finish = async (how: "publish" | "draft") => {
		if (input.value.trim() === "") return;
		input.busy = true;
		try {
			await save({ ...writing, kind, text: input.value }, how);
			input.hide();
		} finally {
			input.busy = false;
		}
	};
	await new Promise<void>((resolve, reject) => {
		input.onDidAccept(() => finish("publish").catch(reject));
		input.onDidTriggerButton(async (button) => {
			if (button === draft) finish("draft").catch(reject);
			else if (button !== QuickInputButtons.Back) {
				const text = input.value;
				kind = (await pickKind(kind)) ?? kind;
				describe();
				input.value = text;
				input.show();
			}
		});
		let picking = false;
		input.onDidHide(() => {
			if (!picking && !input.busy) resolve();
			picking = false;
		});
		input.show();
	}).finally(() => input.dispose());
}
