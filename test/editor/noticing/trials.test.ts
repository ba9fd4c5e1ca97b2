import assert from "node:assert/strict";
import {
	type Disposable,
	ProcessExecution,
	Range,
	Task,
	TestMessage,
	TestRunProfileKind,
	tests,
	workspace,
} from "vscode";
import { runLaunch } from "../../../src/vscode/internalize/trials/launchTrial.ts";
import { runTask } from "../../../src/vscode/internalize/trials/taskTrial.ts";
import { runTests } from "../../../src/vscode/internalize/trials/testTrial.ts";
import { closeEditors } from "../support/closeEditors.ts";
import { eventually } from "../support/eventually.ts";
import { isAwake } from "../support/isAwake.ts";
import { fileUri } from "../support/workspaceFiles.ts";
import { debugType } from "./debugAdapter.ts";
import { forgetAll } from "./noticed.ts";

const folder = () => {
	const [first] = workspace.workspaceFolders ?? [];
	assert.ok(first);
	return first;
};

// What is found and asked before is held in the window: an extension cannot answer a dialog.
describe("what is tried", () => {
	before(isAwake);
	afterEach(async () => {
		await closeEditors();
		await forgetAll();
	});

	it("ends as the task does that it names", async () => {
		const task = (exitCode: number) =>
			new Task(
				{ type: "test" },
				folder(),
				`ends with ${exitCode}`,
				"test",
				new ProcessExecution(process.execPath, [
					...["-e", `process.exit(${exitCode})`],
				]),
			);
		assert.deepEqual(await runTask(task(0)), { state: "passed" });
		assert.deepEqual(await runTask(task(3)), { state: "failed", exitCode: 3 });
	});

	it("ends as the launch configuration does that it names", async () => {
		const launch = async (exitCode: number) => {
			const name = `ends with ${exitCode}`;
			const settings = workspace.getConfiguration("launch", folder());
			await settings.update("configurations", [
				{ type: debugType, request: "launch", name, exceptions: 0, exitCode },
			]);
			return runLaunch({ name, folder: folder(), words: "" });
		};
		try {
			assert.deepEqual(await launch(0), { state: "passed" });
			assert.deepEqual(await launch(4), { state: "failed", exitCode: 4 });
		} finally {
			await workspace
				.getConfiguration("launch", folder())
				.update("configurations", undefined);
		}
	});

	it("ends as the tests in the file do that it names", async () => {
		const uri = fileUri("notes.txt");
		const controllers: Disposable[] = [];
		await workspace.fs.writeFile(uri, Buffer.from("one\n"));
		try {
			const controller = tests.createTestController("tried", "Tried");
			controllers.push(controller);
			const item = controller.createTestItem("one", "one", uri);
			item.range = new Range(0, 0, 0, 3);
			controller.items.add(item);
			let isBroken = false;
			controller.createRunProfile(
				"run",
				TestRunProfileKind.Run,
				(request) => {
					const run = controller.createTestRun(request);
					run.started(item);
					if (isBroken) run.failed(item, new TestMessage("broken"));
					else run.passed(item);
					run.end();
				},
				true,
			);
			// VS Code lists a new controller's tests when it likes.
			await eventually(async () =>
				assert.deepEqual(await runTests(uri), { state: "passed" }),
			);
			isBroken = true;
			assert.deepEqual(await runTests(uri), {
				...{ state: "failed", exitCode: undefined },
			});
			controller.items.replace([]);
			assert.deepEqual(await runTests(uri), { state: "unknown" });
		} finally {
			for (const each of controllers) each.dispose();
			await workspace.fs.delete(uri);
		}
	});
});
