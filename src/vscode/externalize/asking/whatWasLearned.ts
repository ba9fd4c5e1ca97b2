import { l10n, type QuickPickItem, ThemeIcon, window } from "vscode";
import { thresholdOf } from "../../../externalize/asking/budget.ts";
import {
	type MomentKind,
	momentKinds,
} from "../../../externalize/moments/moment.ts";
import type { settings } from "../../settings.ts";
import type { Asker } from "./asker.ts";
import { momentIcon, momentWord } from "./momentWords.ts";

interface KindItem extends QuickPickItem {
	readonly moment: MomentKind;
}

/** Handed over, for they are kept: where this is loaded on use they would be another copy, which never hears of a change. */
type AskingSettings = Pick<
	typeof settings,
	"askingLevel" | "neverAsk" | "switchAsking"
>;

/**
 * Shows what pressed buttons taught of each kind of moment, and from which weight on it is asked about therefore. Choosing
 * one switches it off or on; its button forgets what was taught.
 */
export function showWhatWasLearned(
	asker: Pick<Asker, "forget" | "memory">,
	own: AskingSettings,
): Promise<void> {
	const list = window.createQuickPick<KindItem>();
	list.title = l10n.t("What Is Asked About");
	list.placeholder = l10n.t(
		"Enter switches a kind off or on. Answers make it come up sooner, “Not Now” later.",
	);
	list.matchOnDescription = true;
	const forget = {
		iconPath: new ThemeIcon("discard"),
		tooltip: l10n.t("Forget What Was Learned"),
	};
	const fill = (active?: MomentKind) => {
		list.items = momentKinds.map((kind) => ({
			...itemOf(kind, asker, own),
			buttons: asker.memory().taught[kind] ? [forget] : [],
		}));
		const same = list.items.filter(({ moment }) => moment === active);
		if (same.length > 0) list.activeItems = same;
	};
	fill();
	list.show();
	return new Promise((resolve) => {
		list.onDidAccept(async () => {
			const [chosen] = list.selectedItems;
			if (!chosen) return;
			await own.switchAsking(chosen.moment);
			fill(chosen.moment);
		});
		list.onDidTriggerItemButton(async ({ item }) => {
			await asker.forget(item.moment);
			fill(item.moment);
		});
		list.onDidHide(() => {
			list.dispose();
			resolve();
		});
	});
}

function itemOf(
	moment: MomentKind,
	asker: Pick<Asker, "memory">,
	own: AskingSettings,
): KindItem {
	const taught = asker.memory().taught[moment];
	const isOff = own.neverAsk().includes(moment);
	const least = thresholdOf(taught, own.askingLevel());
	const learned = taught
		? l10n.t(
				"answered {0}, put off {1}",
				Math.round(taught.yes),
				Math.round(taught.no),
			)
		: l10n.t("nothing learned yet");
	return {
		moment,
		label: momentWord(moment),
		iconPath: new ThemeIcon(isOff ? "bell-slash" : momentIcon(moment)),
		description: isOff
			? l10n.t("never")
			: l10n.t(
					"from weight {0} of 1 on · {1}",
					(Math.round(least * 100) / 100).toFixed(2),
					learned,
				),
	};
}
