# rt-setup-database --action insert --datafile initialdata.pl
# The action and the one global scrip that call Deskhand; see docs/request-tracker.md.
our @ScripActions = (
    {   Name        => 'Deskhand webhook',
        Description => 'Tells Deskhand what happened, signed',
        ExecModule  => 'SignedWebhook',
    },
);

our @Scrips = (
    {   Description    => 'Deskhand: tell what happened',
        Queue          => 0,
        ScripCondition => 'On Transaction',
        ScripAction    => 'Deskhand webhook',
        Template       => 'Blank',
        Stage          => 'TransactionBatch',
    },
);

1;
