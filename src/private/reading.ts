let isRead = false;

/** Whether something is being resolved to be read, and not to be written into a template. */
export function isBeingRead(): boolean {
  return isRead;
}

/** Resolves something to read it. What costs much to write may then be given in a shorter form. */
export function whileReading<T>(resolve: () => T): T {
  const before = isRead;
  isRead = true;
  try {
    return resolve();
  } finally {
    isRead = before;
  }
}
