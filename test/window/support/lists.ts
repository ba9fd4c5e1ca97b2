import type { Locator } from "playwright-core";
import type { WindowUnderTest } from "../../support/windowUnderTest.ts";

const waitMs = 30_000;

/** The list or input at the top of the window in which a command asks something. */
export function listOf(window: WindowUnderTest): Locator {
	return window.page.locator(".quick-input-widget");
}

/** Whether a command asks something now. */
export function listIsOpen(window: WindowUnderTest): Promise<boolean> {
	return listOf(window).isVisible();
}

/** Waits until a command asks, and chooses the entry that begins with a text. */
export async function chooseInList(
	window: WindowUnderTest,
	entry: string,
): Promise<void> {
	await listOf(window)
		.getByRole("option", { name: new RegExp(`^${entry}`) })
		.or(listOf(window).getByRole("listitem", { name: new RegExp(`^${entry}`) }))
		.first()
		.click({ timeout: waitMs });
}
