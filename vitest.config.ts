import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { patienceMs } from "./test/support/patience.ts";

/** Tests that start programs (git, npm, the command line) or read ten thousand notes: minutes, not seconds. */
const slow = [
	"test/unit/cli/**/*.test.ts",
	"test/unit/node/**/*.test.ts",
	"test/unit/combine/teamSetup/realTools.test.ts",
	"test/unit/core/scan/mutatedNotes.test.ts",
	"test/unit/sample.test.ts",
	"test/unit/formattedSample.test.ts",
	"test/unit/packedSample.test.ts",
];

// Machines are shared: no test fails for being slow, only for hanging.
const patience = { testTimeout: 300_000, hookTimeout: 300_000 };

// Loading everything anew for each file takes as long as running it; what is tested keeps nothing that a test could spoil.
const oneProcess = { isolate: false };

const setupFiles = ["test/support/fixedSeed.ts"];

export default defineConfig({
	test: {
		// Vitest leaves a core to others, which on two cores is half of the machine.
		maxWorkers: availableParallelism(),
		projects: [
			{
				test: {
					name: "unit",
					include: ["test/unit/**/*.test.ts"],
					exclude: slow,
					...oneProcess,
					setupFiles,
					...patience,
				},
			},
			{
				test: {
					name: "system",
					include: slow,
					...oneProcess,
					setupFiles,
					globalSetup: "test/support/builtCommandLine.ts",
					...patience,
				},
			},
			{
				test: {
					name: "window",
					include: ["test/window/**/*.test.ts"],
					globalSetup: "test/support/windowFolder.ts",
					// One window at a time: each is a whole editor and a browser.
					fileParallelism: false,
					// It keeps the editor from one file to the next.
					...oneProcess,
					// What a person would wait for is not there within vitest's second.
					expect: { poll: { timeout: patienceMs } },
					...patience,
				},
			},
		],
	},
});
