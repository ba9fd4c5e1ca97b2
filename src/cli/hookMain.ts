import process from "node:process";
import { printQuestion } from "./printQuestion.ts";

// A bundle of its own: it is loaded before each commit is done with.
void printQuestion(process.argv[2], process.argv[3]).finally(() =>
	process.exit(0),
);
