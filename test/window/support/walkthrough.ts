import type { WindowUnderTest } from "../../support/windowUnderTest.ts";
import { chooseInList } from "./lists.ts";

/** Opens Tacit's walkthrough. */
export async function openWalkthrough(window: WindowUnderTest): Promise<void> {
	await window.runCommand("Welcome: Open Walkthrough...");
	await chooseInList(window, "Keep the why beside the code");
	await window.page
		.locator(".gettingStartedDetailsContent .getting-started-step")
		.nth(3)
		.waitFor();
}

/** The steps of the walkthrough that is open. */
export async function steps(
	window: WindowUnderTest,
): Promise<readonly { readonly title: string; readonly done: boolean }[]> {
	const all = await window.page
		.locator(".gettingStartedDetailsContent .getting-started-step")
		.all();
	return Promise.all(
		all.map(async (step) => ({
			title: await step.locator(".step-title").innerText(),
			done: (await step.locator(".codicon.complete").count()) > 0,
		})),
	);
}
