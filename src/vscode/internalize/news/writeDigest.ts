import { l10n, type QuickPickItem, window, workspace } from "vscode";
import { translated } from "../../../core/message.ts";
import { digestMarkdown } from "../../../internalize/news/digestMarkdown.ts";
import type { CodeDocuments } from "../../codeDocuments.ts";
import type { OpenRepository } from "../../openRepository.ts";

/** Asks since when, and opens what was learned since then as a Markdown document. */
export async function writeDigest(
	{ tacit, ready }: Pick<OpenRepository, "tacit" | "ready">,
	codes: CodeDocuments,
): Promise<void> {
	const other = l10n.t("Another day, or a commit or tag …");
	const items: readonly (QuickPickItem & { readonly since?: string })[] = [
		{ label: l10n.t("The last week"), since: "1.week" },
		{ label: l10n.t("The last two weeks"), since: "2.weeks" },
		{ label: l10n.t("The last month"), since: "1.month" },
		{ label: other },
	];
	const picked = await window.showQuickPick(items, {
		title: l10n.t("A digest of what was learned in …"),
	});
	if (!picked) return;
	const since =
		picked.since ??
		(await window.showInputBox({
			title: l10n.t("A digest of what was learned since …"),
			placeHolder: l10n.t("2026-11-01, 3.days, v1.2"),
		}));
	if (!since) return;
	await ready;
	const digest = await tacit.digest(since);
	const text = digestMarkdown(digest, (message) => translated(message, l10n.t));
	const uri = codes.add(`${l10n.t("What was learned")}.md`, text);
	await window.showTextDocument(await workspace.openTextDocument(uri), {
		preview: true,
	});
}
