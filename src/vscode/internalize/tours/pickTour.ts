import { l10n, type QuickPickItem, ThemeIcon, window } from "vscode";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { plainTourTitle } from "../../../internalize/tours/tour.ts";
import type { Repositories } from "../../repositories.ts";
import { isMeantHere } from "./isMeantHere.ts";
import type { TourHere } from "./tourRef.ts";
import { progressWord } from "./tourWords.ts";

interface TourItem extends QuickPickItem {
	readonly here: TourHere;
}

/** Lets somebody choose a tour, the primary ones first; `undefined` where they chose none, or there is none. */
export async function pickTour(
	repositories: Repositories,
	title: string,
): Promise<TourHere | undefined> {
	const items: TourItem[] = [];
	for (const repository of repositories.all())
		for (const found of await repository.tacit.tours()) {
			const { tour, path } = found;
			if (!tour || tour.steps.length === 0 || !isMeantHere(tour)) continue;
			items.push({
				here: { repository, found },
				label: visibleText(plainTourTitle(tour.title)),
				description: progressWord(
					repository.tacit.tourProgress?.of(path),
					tour.steps.length,
				),
				detail: visibleText(tour.description?.split("\n")[0] ?? path),
				iconPath: new ThemeIcon("compass"),
			});
		}
	if (items.length === 0) {
		window.setStatusBarMessage(l10n.t("$(info) There is no tour here."), 5000);
		return undefined;
	}
	const rank = ({ here }: TourItem) => (here.found.tour?.isPrimary ? 0 : 1);
	const chosen = await window.showQuickPick(
		items.sort((one, other) => rank(one) - rank(other)),
		{ title, matchOnDetail: true },
	);
	return chosen?.here;
}
