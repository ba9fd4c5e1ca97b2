import { l10n, type QuickPickItem, window } from "vscode";
import type { TourPlayer } from "./tourPlayer.ts";

/** Lets somebody choose among the steps of the tour that is played, and goes there. */
export async function pickTourStep(player: TourPlayer): Promise<void> {
	const { current } = player;
	if (!current) return;
	const items = player
		.steps()
		.map(
			(
				{ title, place },
				index,
			): QuickPickItem & { readonly index: number } => ({
				label: `${index + 1}. ${title}`,
				description: place,
				index,
			}),
		);
	const picked = await window.showQuickPick(items, {
		title: l10n.t("Which step?"),
		placeHolder: l10n.t(
			"Now at step {0} of {1}",
			current.index + 1,
			items.length,
		),
		matchOnDescription: true,
	});
	if (picked) await player.goTo(picked.index);
}
