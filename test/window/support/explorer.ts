import type { Locator } from "playwright-core";
import type { WindowUnderTest } from "../../support/windowUnderTest.ts";

/** The row of a file or folder in the explorer, by its name. */
export function explorerRow(window: WindowUnderTest, name: string): Locator {
	return window.page
		.locator(".explorer-folders-view .monaco-list-row", {
			has: window.page.locator(".label-name", {
				hasText: new RegExp(`^${name}$`),
			}),
		})
		.first();
}
