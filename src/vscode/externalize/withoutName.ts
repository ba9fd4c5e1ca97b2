import { env, l10n, Uri, window, workspace } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { ComposedNote } from "../../core/store.ts";
import { patchOf } from "../../externalize/patchOf.ts";
import type { OpenRepository } from "../openRepository.ts";

/**
 * Says before a note without a name is published that git names whoever commits it, and offers to hand the note to somebody
 * else instead. Resolves if it is to be published here; throws `cancelled` where it was handed over, or left.
 */
export async function askWhoCommits(
	repository: OpenRepository,
	compose: () => Promise<ComposedNote>,
): Promise<void> {
	const ways = {
		publish: {
			label: l10n.t("Publish Without a Name"),
			detail: l10n.t("Git will still name whoever commits the note."),
		},
		patch: {
			label: l10n.t("Copy as a Patch for a Teammate to Commit"),
			detail: l10n.t(
				"Nothing is written here. The teammate runs git apply, and git names the teammate.",
			),
		},
		markdown: {
			label: l10n.t("Copy the Note for a Teammate"),
			detail: l10n.t("Its Markdown, to be sent as a text. Nothing is written."),
		},
		file: {
			label: l10n.t("Save as a Patch File …"),
			detail: l10n.t("At a place outside of the repository."),
		},
	};
	const picked = await window.showQuickPick(Object.values(ways), {
		title: l10n.t("Git will still name whoever commits this note."),
		ignoreFocusOut: true,
	});
	if (picked === ways.publish) return;
	if (picked === ways.patch) {
		const { file, text } = await compose();
		await env.clipboard.writeText(patchOf(file.path, text));
		tellHanded(l10n.t("$(copy) Patch copied. Nothing was written here."));
	} else if (picked === ways.markdown) {
		await env.clipboard.writeText((await compose()).text);
		tellHanded(l10n.t("$(copy) Note copied. Nothing was written here."));
	} else if (picked === ways.file) await saveFile(repository, await compose());
	throw new TacitError("cancelled", msg`Nothing was written.`);
}

function tellHanded(sentence: string): void {
	window.setStatusBarMessage(sentence, 8000);
}

async function saveFile(
	{ root, pathOf }: OpenRepository,
	{ file, text }: ComposedNote,
): Promise<void> {
	const uri = await window.showSaveDialog({
		defaultUri: Uri.joinPath(root, "..", "note.patch"),
		filters: { [l10n.t("Patch")]: ["patch"] },
	});
	if (!uri) return;
	if (pathOf(uri) !== undefined)
		throw new TacitError(
			"bad-argument",
			msg`This place is in the repository. Choose one outside of it, so that the patch is not committed by accident.`,
		);
	await workspace.fs.writeFile(
		uri,
		new TextEncoder().encode(patchOf(file.path, text)),
	);
	tellHanded(l10n.t("$(save) Patch saved in {0}.", uri.fsPath));
}
