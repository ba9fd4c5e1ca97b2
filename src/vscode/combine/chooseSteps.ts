import {
	commands,
	l10n,
	type QuickPick,
	type QuickPickItem,
	QuickPickItemKind,
	window,
} from "vscode";
import type { SetupStep } from "../../combine/teamSetup/setupStep.ts";
import { translated } from "../../core/message.ts";
import { baseName } from "../../core/repoPath.ts";
import type { CodeDocuments } from "../codeDocuments.ts";

/** The list lies over the first lines of the editor. */
const room = "\n".repeat(18);

interface StepItem extends QuickPickItem {
	readonly step?: SetupStep;
}

/**
 * Lists what would be done, each with its reason, nothing ticked; behind the list stand the lines of the step that the
 * arrow keys are on. `undefined` when the person leaves it.
 */
export async function chooseSteps(
	steps: readonly SetupStep[],
	codes: CodeDocuments,
	{
		title,
		placeholder,
	}: { readonly title: string; readonly placeholder: string },
): Promise<readonly SetupStep[] | undefined> {
	const quickPick = window.createQuickPick<StepItem>();
	quickPick.title = title;
	quickPick.placeholder = placeholder;
	quickPick.canSelectMany = true;
	quickPick.ignoreFocusOut = true;
	quickPick.matchOnDescription = true;
	quickPick.items = itemsFor(steps);
	let shown: SetupStep | undefined;
	quickPick.onDidChangeActive(([item]) => {
		if (!item?.step || item.step === shown) return;
		shown = item.step;
		void showLines(item.step, codes);
	});
	const chosen = chosenIn(quickPick);
	quickPick.show();
	// Where several can be ticked, VS Code begins on none.
	quickPick.activeItems = quickPick.items.slice(0, 1);
	const items = await chosen;
	quickPick.dispose();
	await codes.closeTabs();
	return items?.flatMap(({ step }) => (step ? [step] : []));
}

function itemsFor(steps: readonly SetupStep[]): readonly StepItem[] {
	const item = (step: SetupStep): StepItem => ({
		step,
		label: translated(step.title, l10n.t),
		description: step.path,
		detail: translated(step.reason, l10n.t),
	});
	const edits = steps.filter(({ kind }) => kind === "edit").map(item);
	const byHand = steps.filter(({ kind }) => kind === "by-hand").map(item);
	const heading: StepItem = {
		label: l10n.t("To paste by hand (opens the text)"),
		kind: QuickPickItemKind.Separator,
	};
	return byHand.length > 0 ? [...edits, heading, ...byHand] : edits;
}

/** The file as it is beside the file as it would be; of what must be pasted, the text. */
async function showLines(step: SetupStep, codes: CodeDocuments): Promise<void> {
	const name = baseName(step.path);
	const options = { preview: true, preserveFocus: true };
	if (step.kind === "by-hand") {
		if (step.text === "") return;
		await window.showTextDocument(codes.add(name, room + step.text), options);
		return;
	}
	await commands.executeCommand(
		"vscode.diff",
		codes.add(name, room + (step.before ?? "")),
		codes.add(name, room + (step.after ?? "")),
		l10n.t("{0}: as it is ↔ as it would be", step.path),
		options,
	);
}

/** What is ticked when the person agrees; `undefined` when the list is left. */
function chosenIn(
	quickPick: QuickPick<StepItem>,
): Promise<readonly StepItem[] | undefined> {
	let accepted: readonly StepItem[] | undefined;
	return new Promise((resolve) => {
		quickPick.onDidAccept(() => {
			accepted = quickPick.selectedItems;
			quickPick.hide();
		});
		// Not before it has given the focus back to where it was.
		quickPick.onDidHide(() => resolve(accepted));
	});
}
