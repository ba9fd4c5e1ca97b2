import { answerCodecCalls } from "./answerCodecCalls.ts";

answerCodecCalls();
