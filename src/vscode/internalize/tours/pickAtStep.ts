import { l10n, type QuickPickItem, window } from "vscode";
import type { TourPlayer } from "./tourPlayer.ts";

type Item = QuickPickItem & { readonly at: number };

/** Asks whether what the step would run is to be run; lets somebody choose where that is several things. */
export async function pickTourRun(player: TourPlayer): Promise<void> {
	const items = player.runs().map((label, at): Item => ({ label, at }));
	const picked =
		items.length > 1
			? await window.showQuickPick(items, {
					title: l10n.t("Which of those that the step asks for?"),
				})
			: items[0];
	if (picked) await player.run(picked.at);
}

/** Shows where the step probably is; lets somebody choose where that may be several places. */
export async function pickTourCandidate(player: TourPlayer): Promise<void> {
	const items = player.candidates().map((label, at): Item => ({ label, at }));
	const picked =
		items.length > 1
			? await window.showQuickPick(items, {
					title: l10n.t("Where is the step’s code?"),
				})
			: items[0];
	if (picked) await player.showCandidate(picked.at);
}

/** Goes to the step or tour that the step names; lets somebody choose where it names several. */
export async function pickTourLink(player: TourPlayer): Promise<void> {
	const items = player.links().map((label, at): Item => ({ label, at }));
	const picked =
		items.length > 1
			? await window.showQuickPick(items, {
					title: l10n.t("Which of those that the step names?"),
				})
			: items[0];
	if (picked) await player.follow(picked.at);
}
