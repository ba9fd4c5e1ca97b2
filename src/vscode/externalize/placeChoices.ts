import { commands, l10n, type QuickPickItem, ThemeIcon, window } from "vscode";
import type { Candidate } from "../../core/anchor/engine/decide.ts";
import { isSameRange } from "../../core/lineRange.ts";
import type { FindCell } from "../../core/notebook/cellFinder.ts";
import type { Removal } from "../../core/ports.ts";
import { tellingLines } from "../../core/whereabouts/tellingLines.ts";
import { openCodeFile } from "../codeFile.ts";
import type { Misplaced } from "../internalize/misplaced.ts";
import { showCodeFile } from "../showLines.ts";
import { placeName } from "./misplacedItems.ts";
import { findSymbol } from "./symbols.ts";

/** An answer to where a note's code is. */
export interface Choice extends QuickPickItem {
	/** Lines to look at beside the old code, and to point the note at. */
	readonly candidate?: Pick<Candidate, "path" | "lines">;
	readonly act?: () => Promise<void>;
}

/** Lines that may be the place, and how likely they are. */
export function candidateItem(
	candidate: Candidate,
	findCell: FindCell,
): Choice {
	return {
		label: placeName(candidate, findCell),
		iconPath: new ThemeIcon("location"),
		description: l10n.t("{0} % likely", Math.round(candidate.p * 100)),
		candidate,
	};
}

/** The function, or whatever it was in, where that still has its name: the code may have been written anew. */
export async function symbolItem(
	{ repository, note, anchorIndex }: Misplaced,
	candidates: readonly Candidate[],
): Promise<Choice | undefined> {
	const anchor = note.head.anchors[anchorIndex];
	if (anchor?.symbol === undefined || anchor.cell !== undefined)
		return undefined;
	const { path, symbol } = anchor;
	try {
		const file = await openCodeFile(await repository.codeUri(path));
		const [document] = file.documents();
		const found = document && (await findSymbol(document, symbol));
		if (
			!found ||
			candidates.some(
				(each) => each.path === path && isSameRange(each.lines, found.lines),
			)
		)
			return undefined;
		return {
			label: found.name,
			iconPath: new ThemeIcon("symbol-method"),
			description: l10n.t("what it was in, as it is now"),
			candidate: { path, lines: found.lines },
		};
	} catch {
		// Its file is gone, or none that may be opened.
		return undefined;
	}
}

/** What a person can do where no place is the right one. `lines` are the old code. */
export function otherItems(
	{ repository, note, anchorIndex }: Misplaced,
	lines: readonly string[],
	waitForSelection: () => void,
): Choice[] {
	const [telling] = tellingLines(lines);
	const anchor = note.head.anchors[anchorIndex];
	const path = anchor?.path ?? "";
	const search: Choice = {
		label: l10n.t("Search for Its Code"),
		iconPath: new ThemeIcon("search"),
		act: async () => {
			await commands.executeCommand("workbench.action.findInFiles", {
				query: telling ?? "",
				triggerSearch: true,
				isRegex: false,
			});
		},
	};
	const select: Choice = {
		label: l10n.t("Select the Lines Yourself"),
		description: l10n.t("was in {0}", path),
		iconPath: new ThemeIcon("list-selection"),
		act: async () => {
			waitForSelection();
			// Its file may be gone, or none that may be opened: then the person opens another.
			await repository
				.codeUri(anchor?.path ?? note.file.path)
				.then(showCodeFile)
				.catch(() => undefined);
			window.setStatusBarMessage(
				l10n.t(
					"$(list-selection) Select the lines, then run “Point a Note to These Lines”.",
				),
				15_000,
			);
		},
	};
	return telling === undefined ? [select] : [search, select];
}

/** The commit that took the code away. */
export function removedItem({
	commit,
	author,
	date,
	subject,
}: Removal): Choice {
	return {
		label: l10n.t("Removed in {0}", commit.slice(0, 10)),
		iconPath: new ThemeIcon("git-commit"),
		description: `${subject} · ${author} · ${date}`,
		act: async () => {
			await commands.executeCommand("git.viewCommit", undefined, commit);
		},
	};
}
