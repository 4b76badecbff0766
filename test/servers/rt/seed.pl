# People, queues, fields and rights of a small help desk, with the rights that docs/request-tracker.md asks for and no more.
our @Users = (
    { Name => 'helpbot', RealName => 'Help Bot',   EmailAddress => 'helpbot@desk.test', Privileged => 1, Password => 'Helpbot-1234' },
    { Name => 'amy',     RealName => 'Amy Agent',  EmailAddress => 'amy@desk.test',     Privileged => 1, Password => 'Agent-1234' },
    { Name => 'ben',     RealName => 'Ben Agent',  EmailAddress => 'ben@desk.test',     Privileged => 1, Password => 'Agent-1234' },
);

our @Groups = (
    { Name => 'Bots',   Members => { Users => ['helpbot'] } },
    { Name => 'Agents', Members => { Users => [ 'amy', 'ben' ] } },
);

our @Queues = (
    { Name => 'Support', Description => 'Customers write here', CorrespondAddress => 'support@desk.test', CommentAddress => 'support-comment@desk.test' },
    { Name => 'Billing', Description => 'Not for the bot' },
);

our @CustomFields = (
    { Name => 'Tags', Type => 'FreeformMultiple', LookupType => 'RT::Queue-RT::Ticket', ApplyTo => ['Support'] },
    {   Name       => 'Colour',
        Type       => 'SelectMultiple',
        LookupType => 'RT::Queue-RT::Ticket',
        ApplyTo    => ['Support'],
        Values     => [ { Name => 'red', SortOrder => 1 }, { Name => 'green', SortOrder => 2 } ],
    },
);

our @Classes = ( { Name => 'Help centre', Description => 'Articles for customers' }, { Name => 'Internal', Description => 'For agents' } );

my @bot = qw(SeeQueue ShowTicket ShowTicketComments CreateTicket ReplyToTicket CommentOnTicket ModifyTicket OwnTicket SeeCustomField ModifyCustomField);
my @agent = ( @bot, qw(TakeTicket StealTicket ReassignTicket ShowOutgoingEmail) );

our @ACL = (
    ( map { { GroupDomain => 'UserDefined',    GroupId   => 'Bots',     Right => $_, Queue => 'Support' } } @bot ),
    ( map { { GroupDomain => 'UserDefined',    GroupId   => 'Agents',   Right => $_ } } @agent ),
    ( map { { GroupDomain => 'SystemInternal', GroupType => 'Everyone', Right => $_ } } qw(CreateTicket ReplyToTicket) ),
);

our @Final = (
    sub {
        my $bots = RT::Group->new( RT->SystemUser );
        $bots->LoadUserDefinedGroup('Bots');
        my $class = RT::Class->new( RT->SystemUser );
        $class->Load('Help centre');
        for my $right (qw(SeeClass ShowArticle CreateArticle ModifyArticle SeeCustomField ModifyCustomField)) {
            $bots->PrincipalObj->GrantRight( Right => $right, Object => $class );
        }
        my $content = RT::CustomField->new( RT->SystemUser );
        $content->LoadByName( Name => 'Content', LookupType => RT::Article->CustomFieldLookupType );
        for my $name ( 'Help centre', 'Internal' ) {
            my $each = RT::Class->new( RT->SystemUser );
            $each->Load($name);
            $content->AddToObject($each) unless $content->IsGlobal;
        }
        my $bot = RT::User->new( RT->SystemUser );
        $bot->Load('helpbot');
        my ( $id, $message, $token ) = RT::AuthToken->new( RT->SystemUser )->Create( Owner => $bot->id, Description => 'Deskhand' );
        die $message unless $id;
        umask 0077;
        open my $file, '>', $ENV{RT_TOKEN_FILE} or die $!;
        print {$file} $token;
        close $file or die $!;
    },
);

1;
