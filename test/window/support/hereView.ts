import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { patienceMs } from "../../support/patience.ts";
import type { WindowUnderTest } from "../../support/windowUnderTest.ts";
import { unstuck } from "./lists.ts";

/** The view "Here" in the side bar. */
export class HereView {
	readonly #window: WindowUnderTest;

	constructor(window: WindowUnderTest) {
		this.#window = window;
	}

	/** The whole view. */
	get view(): Locator {
		return this.#window.page.locator('[id="workbench.view.extension.tacit"]');
	}

	/** Its rows, of notes and of folders. */
	get rows(): Locator {
		return unstuck(this.view.getByRole("treeitem"));
	}

	/** The row whose name holds a text, as a screen reader has it: `Decision: Title, line 25 · not pushed · Ada`. */
	row(text: string | RegExp): Locator {
		return unstuck(this.view.getByRole("treeitem", { name: text }));
	}

	/** Opens it by a click on Tacit's icon in the activity bar, unless it is open. */
	async open(): Promise<void> {
		if (await this.view.isVisible()) return;
		await this.#window.page
			.locator(".activitybar")
			.getByRole("tab", { name: /^Tacit/ })
			.click();
		await this.view.waitFor({ timeout: patienceMs });
	}

	/** Presses one of the two icons that a row shows while the mouse is over it. */
	async pressIcon(row: string | RegExp, name: string): Promise<void> {
		// A view that is drawn again in that moment takes its icons away until the mouse moves.
		await expect
			.poll(
				async () => {
					await this.row(row).hover({ timeout: 3000 });
					await this.row(row)
						.getByRole("button", { name })
						.click({ timeout: 3000 });
					return true;
				},
				{ timeout: patienceMs },
			)
			.toBe(true);
	}

	/** Chooses an entry of a row's context menu. */
	async choose(row: string | RegExp, entry: string): Promise<void> {
		const menu = this.#window.page.locator(".monaco-menu-container");
		// A view that is drawn again in that moment takes its menu away.
		await expect
			.poll(
				async () => {
					await this.row(row).click({ button: "right" });
					return menu
						.getByRole("menuitem", { name: named(entry) })
						.waitFor({ timeout: 3000 })
						.then(
							() => true,
							() => false,
						);
				},
				{ timeout: patienceMs },
			)
			.toBe(true);
		await chooseInMenu(this.#window, entry);
	}
}

/** Chooses an entry of the context menu that is open now. */
export async function chooseInMenu(
	window: WindowUnderTest,
	entry: string,
): Promise<void> {
	const menu = window.page.locator(".monaco-menu-container");
	const item = menu.getByRole("menuitem", { name: named(entry) });
	await item.waitFor({ timeout: patienceMs });
	// The menu takes no click in the moment in which it opens.
	await expect
		.poll(
			async () => {
				await item.hover({ timeout: 1000 }).catch(() => undefined);
				await item.click({ timeout: 1000 }).catch(() => undefined);
				return menu.isVisible();
			},
			{ timeout: patienceMs, interval: 500 },
		)
		.toBe(false);
}

/** An entry of a menu by its words, after which its keys may be named. */
function named(entry: string): RegExp {
	return new RegExp(`^${entry}(?:$|\\W*(?:Ctrl|Shift|Alt|F\\d))`);
}
