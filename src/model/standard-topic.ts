/** What AWS Backup says of a FIFO topic, to which it cannot publish. `topic` is what messages call it. */
export function fifoTopicProblem(property: string, topic: string): string {
  return `'${property}' must be a standard topic, got the FIFO topic '${topic}': AWS Backup cannot publish to FIFO topics`;
}
