"""Many runs of one experiment: values of its settings, seeds or folds; in threads here, or on a scheduler's workers."""
