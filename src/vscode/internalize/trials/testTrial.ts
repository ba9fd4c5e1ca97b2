import { commands, type Uri, window } from "vscode";
import {
	outcomeOfTests,
	type TrialOutcome,
} from "../../../internalize/trials/trialOutcome.ts";

/** Opens a file of tests, and runs those that the Test Explorer finds in it. */
export async function runTests(uri: Uri): Promise<TrialOutcome> {
	await window.showTextDocument(uri);
	// It waits until whoever knows the tests has said which there are; what runs them does not.
	await commands.executeCommand("vscode.testing.getTestsInFile", uri);
	return outcomeOfTests(
		await commands.executeCommand("testing.runCurrentFile"),
	);
}
